package io.kefuflow.competency;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.CsvText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Developments as CSV: a row for each criterion, as long as nothing is analysed one row for the
 * development.
 */
@Component
@Transactional(readOnly = true)
public class DevelopmentsCsv {

  private static final List<String> HEADER =
      List.of(
          "number",
          "employee",
          "name",
          "post",
          "state",
          "outcome",
          "startedAt",
          "closedAt",
          "criterion",
          "criterionName",
          "area",
          "target",
          "self",
          "others",
          "gap",
          "latest");

  private final Competencies competencies;
  private final Colleagues colleagues;

  DevelopmentsCsv(Competencies competencies, Colleagues colleagues) {
    this.competencies = competencies;
    this.colleagues = colleagues;
  }

  /**
   * What the viewer may know of.
   *
   * @param employee only of this one; null for all
   * @param state only in this; null for all
   */
  public String of(String viewer, String employee, DevelopmentState state) {
    List<List<?>> rows = new ArrayList<>();
    for (Development development : competencies.list(viewer, employee, state)) {
      List<Object> head = head(development);
      List<CompetencyProfile.Result> results =
          development.state().isAnalysed()
              ? competencies.profile(development.number()).results()
              : List.of();
      if (results.isEmpty()) {
        List<Object> row = new ArrayList<>(head);
        row.addAll(Collections.nCopies(HEADER.size() - row.size(), null));
        rows.add(row);
      }
      for (CompetencyProfile.Result result : results) {
        List<Object> row = new ArrayList<>(head);
        Criterion criterion = result.criterion();
        row.add(criterion.code());
        row.add(criterion.name());
        row.add(criterion.area());
        row.add(criterion.target());
        row.add(result.self());
        row.add(level(result.others()));
        row.add(level(result.gap()));
        row.add(result.latest());
        rows.add(row);
      }
    }
    return CsvText.of(HEADER, rows);
  }

  private List<Object> head(Development development) {
    List<Object> head = new ArrayList<>();
    head.add(development.number());
    head.add(development.employee());
    head.add(development.employee() == null ? null : colleagues.nameOf(development.employee()));
    head.add(development.post() == null ? null : development.post().code());
    head.add(development.state());
    head.add(development.outcome());
    head.add(development.startedAt());
    head.add(development.closedAt());
    return head;
  }

  /** A number, so that one below zero is not taken for a formula. */
  private static BigDecimal level(Double level) {
    return level == null ? null : BigDecimal.valueOf(level).setScale(2, RoundingMode.HALF_UP);
  }
}
