package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MANAGER_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Assessment;
import io.kefuflow.competency.AssessmentSource;
import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.CompetencySettings;
import io.kefuflow.competency.Criterion;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentOutcome;
import io.kefuflow.competency.DevelopmentPlan;
import io.kefuflow.competency.Developments;
import io.kefuflow.competency.FollowUp;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the model of a development asks of its settings, of the development and of the roster. */
@Component("competency")
@ProcessBean
public class CompetencyProcessBean {

  private final Competencies competencies;
  private final Developments developments;
  private final CompetencySettings settings;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final StandIns standIns;
  private final Clock clock;

  CompetencyProcessBean(
      Competencies competencies,
      Developments developments,
      CompetencySettings settings,
      Oversight oversight,
      Colleagues colleagues,
      StandIns standIns,
      Clock clock) {
    this.competencies = competencies;
    this.developments = developments;
    this.settings = settings;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.standIns = standIns;
    this.clock = clock;
  }

  /** User id of who began it. */
  public String startedBy(DelegateExecution execution) {
    return development(execution).startedBy();
  }

  /** Whom the one who began it may assess, as options of a form by name. */
  public SpinJsonNode employees(DelegateExecution execution) {
    String startedBy = startedBy(execution);
    return options(
        oversight.employees(startedBy).stream()
            .filter(employee -> !employee.equals(startedBy))
            .sorted(Comparator.comparing(colleagues::nameOf))
            .map(employee -> option(colleagues.nameOf(employee), employee))
            .toList());
  }

  /** When the choice of the employee is due. */
  public Date selectionDueAt() {
    return after(clock.instant(), settings.remindEvery());
  }

  /** When a decision of the manager that is asked for now is due. */
  public Date decisionDueAt() {
    return after(clock.instant(), settings.remindEvery());
  }

  /** The supervisor of the employee, null when there is none. */
  public String supervisor(DelegateExecution execution) {
    return findSupervisor(execution).orElse(null);
  }

  /** The same as a list of one or none. */
  public Collection<String> supervisors(DelegateExecution execution) {
    return findSupervisor(execution).stream().toList();
  }

  /**
   * Which groups may do the work of the supervisor: the managers, should the supervisor not be able
   * to; all supervisors where the employee has none.
   */
  public String supervisorGroups(DelegateExecution execution) {
    return findSupervisor(execution).isPresent()
        ? standIns.managerGroup(development(execution).employee())
        : Role.SUPERVISOR.groupId();
  }

  private Optional<String> findSupervisor(DelegateExecution execution) {
    return oversight.supervisorOf(development(execution).employee());
  }

  /** The criteria that are rated, each with its target. */
  public SpinJsonNode criteria(DelegateExecution execution) {
    return labels(competencies.criteria(numberOf(execution)));
  }

  /** The criteria that fell short, each with its target. */
  public SpinJsonNode gapCriteria(DelegateExecution execution) {
    return labels(competencies.gapCriteria(numberOf(execution)));
  }

  private static SpinJsonNode labels(List<Criterion> criteria) {
    return Spin.JSON(
        criteria.stream()
            .map(criterion -> "%s（目标 %d）".formatted(criterion.name(), criterion.target()))
            .toList());
  }

  /** All criteria as options of a form. */
  public SpinJsonNode criterionOptions(DelegateExecution execution) {
    return options(
        competencies.criteria(numberOf(execution)).stream()
            .map(criterion -> option(criterion.name(), criterion.code()))
            .toList());
  }

  /** The reminders of assessments that begin now, as a repeating interval. */
  public String assessmentReminders() {
    return reminders(clock.instant().plus(settings.remindEvery()));
  }

  /** The reminders of overdue work of the supervisor, as a repeating interval. */
  public String overdueReminders(DelegateExecution execution) {
    return reminders(development(execution).dueAt());
  }

  private String reminders(Instant first) {
    return "R%d/%s/%s".formatted(settings.reminders(), first, settings.remindEvery());
  }

  /** When the current step is due. */
  public Date dueAt(DelegateExecution execution) {
    return Date.from(development(execution).dueAt());
  }

  /** When the next follow-up begins. */
  public Date followUpAt(DelegateExecution execution) {
    return Date.from(development(execution).followUpAt());
  }

  /** Whether the employee has assessed themselves. */
  public boolean selfAssessed(DelegateExecution execution) {
    return competencies.assessments(numberOf(execution)).stream()
        .map(Assessment::source)
        .anyMatch(AssessmentSource.SELF::equals);
  }

  /** Whether somebody else has assessed the employee. */
  public boolean assessedByOthers(DelegateExecution execution) {
    return competencies.assessments(numberOf(execution)).stream()
        .map(Assessment::source)
        .anyMatch(AssessmentSource.OTHERS::contains);
  }

  /** How many plans running the employee has objected to. */
  public long objections(DelegateExecution execution) {
    return competencies.objections(numberOf(execution));
  }

  /**
   * What the latest plan says in one of the fields for measures, to begin the next plan with.
   *
   * @param slot counted from 1
   */
  public MeasureDraft measure(DelegateExecution execution, int slot) {
    return latestPlan(execution)
        .filter(plan -> plan.measures().size() >= slot)
        .map(plan -> plan.measures().get(slot - 1))
        .map(
            measure ->
                new MeasureDraft(
                    measure.kind().name(),
                    measure.text(),
                    measure.criterion(),
                    measure.due().toString()))
        .orElse(new MeasureDraft(null, null, null, null));
  }

  /** Weeks between two follow-ups, as in the latest plan. */
  public int followUpWeeks(DelegateExecution execution) {
    return latestPlan(execution)
        .map(DevelopmentPlan::followUpWeeks)
        .orElse(settings.followUpWeeks());
  }

  private Optional<DevelopmentPlan> latestPlan(DelegateExecution execution) {
    List<DevelopmentPlan> plans = competencies.plans(numberOf(execution));
    return plans.isEmpty() ? Optional.empty() : Optional.of(plans.get(plans.size() - 1));
  }

  /** The supervisor makes another plan. */
  public void replan(DelegateExecution execution) {
    developments.replan(numberOf(execution));
  }

  /** The development ends so, name of a {@link DevelopmentOutcome}. */
  public void end(DelegateExecution execution, String outcome) {
    developments.end(
        numberOf(execution), DevelopmentOutcome.valueOf(outcome), note(execution, outcome));
  }

  /** What the supervisor said in the last follow-up, or why the manager decided so. */
  private String note(DelegateExecution execution, String outcome) {
    return switch (DevelopmentOutcome.valueOf(outcome)) {
      case MET, ENDED -> {
        List<FollowUp> followUps = competencies.followUps(numberOf(execution));
        yield followUps.get(followUps.size() - 1).note();
      }
      case NOT_ASSESSED, NOT_AGREED -> MANAGER_NOTE.findIn(execution).orElse(null);
      case EMPLOYEE_LEFT, CANCELLED -> null;
    };
  }

  private Development development(DelegateExecution execution) {
    return competencies.find(numberOf(execution)).orElseThrow();
  }

  private static Date after(Instant instant, Duration duration) {
    return Date.from(instant.plus(duration));
  }

  private static Map<String, String> option(String label, String value) {
    return Map.of("label", label, "value", value);
  }

  private static SpinJsonNode options(List<Map<String, String>> options) {
    return Spin.JSON(options);
  }

  /**
   * The fields of a measure; all null for none.
   *
   * @param due ISO date
   */
  public record MeasureDraft(String kind, String text, String criterion, String due) {}
}
