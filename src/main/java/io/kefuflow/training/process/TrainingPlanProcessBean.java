package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;

import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.training.Departures;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.SessionPlanning;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the model of training plans asks besides its steps. */
@Component("trainingPlan")
@ProcessBean
@EnableConfigurationProperties(TrainingSettings.class)
public class TrainingPlanProcessBean {

  private final TrainingPlans plans;
  private final SessionPlanning planning;
  private final PlanMarkdown markdown;
  private final Courses courses;
  private final Colleagues colleagues;
  private final Departures departures;
  private final TrainingSettings settings;
  private final Clock clock;

  TrainingPlanProcessBean(
      TrainingPlans plans,
      SessionPlanning planning,
      PlanMarkdown markdown,
      Courses courses,
      Colleagues colleagues,
      Departures departures,
      TrainingSettings settings,
      Clock clock) {
    this.plans = plans;
    this.planning = planning;
    this.markdown = markdown;
    this.courses = courses;
    this.colleagues = colleagues;
    this.departures = departures;
    this.settings = settings;
    this.clock = clock;
  }

  /** When a step of the planner that begins now is due. */
  public Date stepDueAt() {
    return Date.from(clock.instant().plus(settings.stepWithin()));
  }

  /** When participants are suggested to have answered, ISO 8601 with offset. */
  public String suggestedAnswersDueAt(DelegateExecution execution) {
    Instant suggested = clock.instant().plus(settings.answerWithin());
    Instant end =
        plan(execution).to().atTime(settings.dayEnds()).atZone(clock.getZone()).toInstant();
    return (end.isBefore(suggested) ? end : suggested)
        .atZone(clock.getZone())
        .toOffsetDateTime()
        .withSecond(0)
        .withNano(0)
        .toString();
  }

  /** Until when participants may answer. */
  public Date answersDueAt(DelegateExecution execution) {
    return Date.from(plan(execution).answersDueAt());
  }

  /** When those who have not answered are reminded. */
  public Date answerReminderAt(DelegateExecution execution) {
    return Date.from(before(plan(execution).answersDueAt(), settings.answerRemindBefore()));
  }

  /** The content areas that participants are asked about, separated by commas. */
  public String areasAsked(DelegateExecution execution) {
    return plan(execution).areas().stream().map(ContentArea::name).collect(Collectors.joining(","));
  }

  /** User ids of the participants who still work here. */
  public List<String> participants(DelegateExecution execution) {
    return plans.participants(number(execution));
  }

  /** The participants named so far, as the value of a field. */
  public SpinJsonNode chosenParticipants(DelegateExecution execution) {
    return Fields.json(participants(execution));
  }

  /** Whom the planner may choose, as options of a field. */
  public SpinJsonNode candidates(DelegateExecution execution) {
    return options(Arrays.stream(Role.values()), plans.candidates(number(execution))::contains);
  }

  /** Whoever may teach, as options of a field: trainers first. */
  public SpinJsonNode trainerOptions() {
    return options(
        Stream.concat(
            Stream.of(Role.TRAINER),
            Arrays.stream(Role.values()).filter(role -> role != Role.TRAINER)),
        user -> true);
  }

  private SpinJsonNode options(Stream<Role> roles, Predicate<String> eligible) {
    return Fields.json(
        roles
            .flatMap(role -> colleagues.of(role).stream())
            .distinct()
            .filter(colleague -> eligible.test(colleague.userId()))
            .filter(colleague -> departures.find(colleague.userId()).isEmpty())
            .map(TrainingPlanProcessBean::option)
            .toList());
  }

  private static Object option(Colleague colleague) {
    return Fields.option(
        "%s（%s）".formatted(colleague.name(), colleague.userId()), colleague.userId());
  }

  /** The participants of the plan, as options of a field. */
  public SpinJsonNode participantOptions(DelegateExecution execution) {
    return Fields.json(
        participants(execution).stream()
            .map(user -> option(new Colleague(user, colleagues.nameOf(user))))
            .toList());
  }

  /** The catalogue, as options of a field. */
  public SpinJsonNode courseOptions() {
    return Fields.json(
        courses.all().stream()
            .map(
                course ->
                    Fields.option(
                        "%s · %s".formatted(course.area().label(), course.name()), course.code()))
            .toList());
  }

  /** The sessions planned so far, as options of a field. */
  public SpinJsonNode sessionOptions(DelegateExecution execution) {
    return Fields.json(
        planning.sessions(number(execution)).stream()
            .map(
                session ->
                    Fields.option(
                        "%s %s %s"
                            .formatted(
                                session.number(),
                                courses.get(session.course()).name(),
                                markdown.time(session)),
                        session.number().value()))
            .toList());
  }

  /** The survey is over. */
  public void endSurvey(DelegateExecution execution) {
    plans.plan(number(execution));
  }

  /** The plan is approved. */
  public void start(DelegateExecution execution) {
    plans.start(number(execution));
  }

  /** What the manager decides on, Markdown. */
  public String approvalSubject(DelegateExecution execution) {
    return markdown.approvalSubject(plan(execution), planning.sessions(number(execution)));
  }

  /** When the first session begins. */
  public Date firstStart(DelegateExecution execution) {
    return Date.from(firstStart(number(execution)));
  }

  private Instant firstStart(PlanNumber number) {
    return planning.sessions(number).stream()
        .map(TrainingSession::startsAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Codes of the courses that the plan has sessions of. */
  public List<String> courses(DelegateExecution execution) {
    return planning.sessions(number(execution)).stream()
        .map(TrainingSession::course)
        .distinct()
        .sorted()
        .toList();
  }

  /** Who designs the course at hand: its trainer; null when nobody of ours teaches it. */
  public String designer(DelegateExecution execution) {
    String course = COURSE_CODE.from(execution);
    return planning.sessions(number(execution)).stream()
        .filter(session -> session.course().equals(course))
        .map(TrainingSession::trainer)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** As {@link #designer}, as the candidates of a task. */
  public List<String> designers(DelegateExecution execution) {
    return Stream.ofNullable(designer(execution)).toList();
  }

  /** Until when courses are designed. */
  public Date designDueAt(DelegateExecution execution) {
    return Date.from(before(firstStart(number(execution)), settings.designBefore()));
  }

  /** Numbers of the sessions. */
  public List<String> sessionNumbers(DelegateExecution execution) {
    return planning.sessions(number(execution)).stream()
        .map(session -> session.number().value())
        .toList();
  }

  /** So long before; half-way where that is over. */
  private Instant before(Instant due, Duration lead) {
    return Lead.before(due, lead, clock.instant());
  }

  private TrainingPlan plan(DelegateExecution execution) {
    return plans.get(number(execution));
  }

  private static PlanNumber number(DelegateExecution execution) {
    return new PlanNumber(execution.getProcessBusinessKey());
  }
}
