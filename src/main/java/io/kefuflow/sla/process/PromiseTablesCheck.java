package io.kefuflow.sla.process;

import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.engine.decision.DecisionTable.Row;
import io.kefuflow.engine.decision.DecisionTableCheck;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Finds the mistakes in the tables that say what is promised, before any case meets them. */
@Component
class PromiseTablesCheck implements DecisionTableCheck {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /** As many warnings as a row of the ladder can be about. */
  private static final List<Integer> ANY_WARNINGS = IntStream.rangeClosed(1, 9).boxed().toList();

  private final ServiceCalendars calendars;

  PromiseTablesCheck(ServiceCalendars calendars) {
    this.calendars = calendars;
  }

  @Override
  public List<String> keys() {
    return List.of(PromiseTables.TARGETS, PromiseTables.LADDERS);
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables) {
    return problems(
        new PromiseTables(tables.get(PromiseTables.TARGETS), tables.get(PromiseTables.LADDERS)));
  }

  /** The mistakes, with the row and the reason, Chinese; empty when there are none. */
  List<String> problems(PromiseTables tables) {
    List<String> problems = new ArrayList<>();
    problems.addAll(tables.ladders().problems(HitPolicy.COLLECT, PromiseTables.LADDER_FACTS));
    problems.addAll(tables.targets().problems(HitPolicy.FIRST, PromiseTables.TARGET_FACTS));
    if (!problems.isEmpty()) {
      return problems;
    }
    for (Row row : tables.ladders().rows()) {
      try {
        PromiseTables.rungs(row, ANY_WARNINGS);
      } catch (IllegalArgumentException mistake) {
        problems.add(problem(PromiseTables.LADDERS, row, mistake));
      }
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    for (Row row : tables.targets().rows()) {
      if (row.values().isEmpty()) {
        continue;
      }
      try {
        for (Metric metric : metrics(tables.targets().condition(row, "metric"))) {
          check(tables.target(row, metric));
        }
      } catch (IllegalArgumentException | InvalidInputException mistake) {
        problems.add(problem(PromiseTables.TARGETS, row, mistake));
      }
    }
    return problems;
  }

  private void check(SlaTarget target) {
    if (!calendars.exists(target.calendarId())) {
      throw new IllegalArgumentException("没有服务日历 " + target.calendarId() + "，请先发布该日历");
    }
  }

  /** The metrics that a row is about: those its condition on the metric names, else all. */
  private static List<Metric> metrics(String condition) {
    Matcher codes = TEXT.matcher(condition);
    List<Metric> metrics = new ArrayList<>();
    while (codes.find()) {
      metrics.add(Metric.ofCode(codes.group(1)));
    }
    return metrics.isEmpty() ? Metric.OF_A_CASE : metrics;
  }

  private static String problem(String table, Row row, RuntimeException mistake) {
    return "%s 第 %d 行%s:%s"
        .formatted(
            table,
            row.number(),
            row.description() == null ? "" : "(" + row.description() + ")",
            mistake.getMessage());
  }
}
