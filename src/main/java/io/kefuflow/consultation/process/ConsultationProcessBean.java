package io.kefuflow.consultation.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.consultation.ConsultationSettings;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the models of consultations ask besides their steps. */
@Component("consultation")
@ProcessBean
@EnableConfigurationProperties(ConsultationSettings.class)
public class ConsultationProcessBean {

  /** From here on the supervisor answers (P2.5). */
  private static final int SUPERVISOR_JOINS_AFTER = 2;

  private static final int MOST_ARTICLES = 5;

  private final Consultations consultations;
  private final Knowledge knowledge;
  private final Cases cases;
  private final ConsultationSettings settings;
  private final Clock clock;

  ConsultationProcessBean(
      Consultations consultations,
      Knowledge knowledge,
      Cases cases,
      ConsultationSettings settings,
      Clock clock) {
    this.consultations = consultations;
    this.knowledge = knowledge;
    this.cases = cases;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the supervisor gives the next answer: the customer was not satisfied twice. */
  public boolean supervisorJoins(DelegateExecution execution) {
    return ConsultationProcess.DISSATISFACTIONS.findIn(execution).orElse(0)
        >= SUPERVISOR_JOINS_AFTER;
  }

  /** What the next answer is due by: the first response until there was one. */
  public String metric(DelegateExecution execution) {
    return consultations.get(number(execution)).answers().isEmpty()
        ? "firstResponse"
        : "resolution";
  }

  /** The articles most similar to the matter, to say which one the answer is based on. */
  public SpinJsonNode similarArticles(DelegateExecution execution) {
    return Spin.JSON(
        knowledge.similar(cases.get(number(execution)).matter(), MOST_ARTICLES).stream()
            .map(
                article ->
                    choice(
                        article.article().value(),
                        article.article() + " " + article.text().title()))
            .toList());
  }

  /** Counts that the customer has to be asked back. */
  public void countQuestion(DelegateExecution execution) {
    consultations.countQuestion(number(execution));
  }

  /** What may come of a follow-up; only the supervisor ends a consultation against the customer. */
  public SpinJsonNode followUpChoices(DelegateExecution execution) {
    List<Map<String, String>> choices =
        new ArrayList<>(
            List.of(
                choice("SATISFIED", "满意"),
                choice("NOT_SATISFIED", "不满意，需再次解答"),
                choice("NO_FEEDBACK", "多次联系不上")));
    if (supervisorJoins(execution)) {
      choices.add(choice("NOT_AGREED", "已充分解释，客户仍不认可，结束咨询"));
    }
    return Spin.JSON(choices);
  }

  private static Map<String, String> choice(String value, String label) {
    return Map.of("label", label, "value", value);
  }

  /** Until when the customer's word is waited for, counted from now. */
  public Date followUpBefore() {
    return Date.from(clock.instant().plus(settings.followUpWithin()));
  }

  /** How the consultation ends; nobody said anything when there is no result. */
  public String outcome(DelegateExecution execution) {
    return outcomeOf(execution).name();
  }

  /** How the consultation ends, for its timeline and the customer. */
  public String outcomeText(DelegateExecution execution) {
    return outcomeOf(execution).text();
  }

  private static ConsultationOutcome outcomeOf(DelegateExecution execution) {
    return ConsultationProcess.FOLLOW_UP_RESULT
        .findIn(execution)
        .map(ConsultationOutcome::valueOf)
        .orElse(ConsultationOutcome.NO_FEEDBACK);
  }

  private static CaseNumber number(DelegateExecution execution) {
    return new CaseNumber(execution.getProcessBusinessKey());
  }
}
