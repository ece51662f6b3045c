package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.ENTERED_BY;
import static io.kefuflow.business.process.BusinessHandlingProcess.HANDLING_RESULT;

import io.kefuflow.business.ApplicationRound;
import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.BusinessCatalogue;
import io.kefuflow.business.HandlingResult;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.process.CaseTextMarkdown;
import io.kefuflow.shared.process.ProcessBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the models of business handling ask besides their steps. */
@Component("business")
@ProcessBean
public class BusinessProcessBean {

  private static final int LONGEST_PLAN = 1000;

  private final BusinessCatalogue catalogue;
  private final BusinessApplications applications;
  private final Actor actor;

  BusinessProcessBean(BusinessCatalogue catalogue, BusinessApplications applications, Actor actor) {
    this.catalogue = catalogue;
    this.applications = applications;
    this.actor = actor;
  }

  /** The kinds of the catalogue as options of a form field. */
  public SpinJsonNode kindChoices() {
    return options(catalogue.entries().stream().map(entry -> option(entry.kind(), entry.name())));
  }

  /** The materials of the application as options of a form field. */
  public SpinJsonNode materialChoices(DelegateExecution execution) {
    return options(
        round(execution).entry().materials().materials().stream()
            .map(material -> option(material.code(), material.described())));
  }

  private static SpinJsonNode options(Stream<Map<String, String>> options) {
    return Spin.JSON(options.toList());
  }

  private static Map<String, String> option(String value, String label) {
    return Map.of("value", value, "label", label);
  }

  /** Whoever does this has a hand in the application, and must not approve it (P3.6). */
  public void enteredByActor(DelegateExecution execution) {
    if (!actor.id().equals(CaseEvent.SYSTEM)) {
      List<String> before =
          ENTERED_BY
              .findIn(execution)
              .map(users -> Arrays.asList(users.split(",")))
              .orElse(List.of());
      ENTERED_BY.set(
          execution,
          Stream.concat(before.stream(), Stream.of(actor.id()))
              .distinct()
              .collect(Collectors.joining(",")));
    }
  }

  /** Name of the level that approves the application. */
  public String approvalLevel(DelegateExecution execution) {
    return round(execution).entry().approvalLevel().name();
  }

  /** What is to be approved, Markdown. */
  public String approvalSubject(DelegateExecution execution) {
    ApplicationRound round = round(execution);
    return "**业务：** %s（第 %d 轮申请）\n\n**方案：** %s"
        .formatted(
            CaseTextMarkdown.escape(round.entry().name()),
            round.number(),
            CaseTextMarkdown.escape(round.plan(), LONGEST_PLAN));
  }

  /**
   * Notes how the handling ends.
   *
   * @param result name of a {@link HandlingResult}
   */
  public void conclude(DelegateExecution execution, String result) {
    HANDLING_RESULT.set(execution, HandlingResult.valueOf(result).name());
  }

  /** Notes what the customer said or is told of the result, null for nothing. */
  public void resultNote(DelegateExecution execution, String note) {
    BusinessHandlingProcess.RESULT_NOTE.set(execution, note);
  }

  private ApplicationRound round(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    return applications
        .current(new CaseNumber(number))
        .orElseThrow(() -> new IllegalStateException("No application in " + number));
  }
}
