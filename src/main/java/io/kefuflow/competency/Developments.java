package io.kefuflow.competency;

import static io.kefuflow.competency.DevelopmentState.ASSESSING;
import static io.kefuflow.competency.DevelopmentState.CLOSED;
import static io.kefuflow.competency.DevelopmentState.CONFIRMING;
import static io.kefuflow.competency.DevelopmentState.FOLLOWING_UP;
import static io.kefuflow.competency.DevelopmentState.PLANNING;
import static io.kefuflow.competency.DevelopmentState.SELECTING;
import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.training.Departures;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.TrainingPlans;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a development from its registration to its end (P11), each in the transaction of its
 * step.
 */
@Service
@Transactional
public class Developments {

  private static final Collector<Criterion, ?, Set<String>> CODES =
      Collectors.mapping(Criterion::code, Collectors.toSet());

  private final DevelopmentStore store;
  private final Competencies competencies;
  private final CompetencyCriteria criteria;
  private final CompetencySettings settings;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final StandIns standIns;
  private final TrainingPlans trainingPlans;
  private final Departures departures;
  private final Notifications notifications;
  private final Actor actor;
  private final Clock clock;

  Developments(
      DevelopmentStore store,
      Competencies competencies,
      CompetencyCriteria criteria,
      CompetencySettings settings,
      Oversight oversight,
      Colleagues colleagues,
      StandIns standIns,
      TrainingPlans trainingPlans,
      Departures departures,
      Notifications notifications,
      Actor actor,
      Clock clock) {
    this.store = store;
    this.competencies = competencies;
    this.criteria = criteria;
    this.settings = settings;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.standIns = standIns;
    this.trainingPlans = trainingPlans;
    this.departures = departures;
    this.notifications = notifications;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Registers that the actor wants to assess somebody.
   *
   * @throws InvalidInputException when the reason is missing or too long
   */
  public Development register(String reason) {
    return store.create(
        requiredText("developmentReason", "原因", reason, Development.LONGEST_REASON),
        actor.id(),
        clock.instant());
  }

  /**
   * Says whom it is about, pins the criteria of the post, and tells the employee.
   *
   * @param post code of the post
   * @throws InvalidInputException when there is no such employee or post, the actor may not begin
   *     it for the employee, or another development of the employee is on its way
   */
  public void open(DevelopmentNumber number, String employee, String post) {
    Development development = get(number);
    String person = checkedEmployee(employee);
    Post chosen = Post.of(post);
    var inForce = criteria.of(chosen);
    Instant dueAt = clock.instant().plus(settings.assessWithin());
    save(development.assessing(person, chosen, inForce.version(), dueAt), SELECTING);
    store.pin(number, inForce.criteria());
    tell(
        development.number() + ":started",
        "competency-started",
        Recipient.colleague(person),
        Map.of(
            "number", number.value(),
            "reason", development.reason(),
            "post", chosen.label(),
            "dueAt", dueAt));
  }

  private String checkedEmployee(String employee) {
    String person = requiredText("employee", "员工", employee, 64);
    if (!colleagues.exists(person)) {
      throw new InvalidInputException("employee", "没有员工“" + person + "”：请核对账号");
    }
    if (person.equals(actor.id())) {
      throw new InvalidInputException("employee", "不能发起本人的能力评估：请由主管或培训发起");
    }
    if (!oversight.sees(actor.id(), person)) {
      throw new InvalidInputException(
          "employee", colleagues.nameOf(person) + "不是您所带团队的成员：请由其主管或培训发起");
    }
    store
        .open(person)
        .ifPresent(
            other -> {
              throw new InvalidInputException(
                  "employee",
                  "%s的能力发展 %s 还没有结束：请在其中继续，或结束后再发起"
                      .formatted(colleagues.nameOf(person), other.number()));
            });
    return person;
  }

  /**
   * Keeps what one source says. The same source again replaces what it said before.
   *
   * @param ratings level by criterion code, for all criteria
   * @throws InvalidInputException when a level is missing or there is none such, the text is too
   *     long or missing (interview), or somebody assesses themselves as somebody else
   * @throws DevelopmentStateException when the assessment is over
   */
  public void assess(
      DevelopmentNumber number,
      AssessmentSource source,
      Map<String, Integer> ratings,
      String text) {
    Development development = in(number, ASSESSING);
    if (development.isOf(actor.id()) != (source == AssessmentSource.SELF)) {
      throw new InvalidInputException(
          "assessmentText",
          source == AssessmentSource.SELF ? "自评只能由员工本人填写" : "不能评估本人：请由其他人填写" + source.label());
    }
    checkComplete(ratings, store.criteria(number).stream().collect(CODES));
    String words =
        source == AssessmentSource.INTERVIEW
            ? requiredText("assessmentText", "面谈记录", text, Assessment.LONGEST_TEXT)
            : optionalText("assessmentText", "说明", text, Assessment.LONGEST_TEXT);
    store.add(number, new Assessment(source, words, actor.id(), clock.instant(), ratings));
  }

  private static void checkComplete(Map<String, Integer> ratings, Set<String> codes) {
    if (!ratings.keySet().equals(codes)) {
      throw new InvalidInputException("ratings", "每项能力都要评级：请补全后重新提交");
    }
    ratings
        .values()
        .forEach(
            level -> {
              if (level == null || !Criterion.isLevel(level)) {
                throw new InvalidInputException(
                    "ratings",
                    "评级 %s 不正确：应为 %d 至 %d 的整数"
                        .formatted(level, Criterion.LOWEST, Criterion.HIGHEST));
              }
            });
  }

  /** The assessment goes on for another while: nobody but the employee has said anything. */
  public void extend(DevelopmentNumber number) {
    save(
        in(number, ASSESSING).in(ASSESSING, clock.instant().plus(settings.assessWithin()), null),
        ASSESSING);
  }

  /** The assessment is over: strengths and gaps are known, and the supervisor makes the plan. */
  public void analyse(DevelopmentNumber number) {
    save(
        in(number, ASSESSING).in(PLANNING, clock.instant().plus(settings.planWithin()), null),
        ASSESSING);
  }

  /**
   * Keeps the plan of the actor and asks the employee.
   *
   * @param measures at least one
   * @param followUpWeeks weeks between two follow-ups
   * @throws InvalidInputException when a measure serves no criterion of the post or is due on a
   *     past day or more than a year from now, or the actor is the employee
   */
  public void plan(DevelopmentNumber number, List<Measure> measures, int followUpWeeks) {
    Development development = in(number, PLANNING);
    if (development.isOf(actor.id())) {
      throw new InvalidInputException("measureText1", "不能制定本人的发展计划：请由主管或经理制定");
    }
    if (measures.isEmpty()) {
      throw new InvalidInputException("measureText1", "至少填写一项措施：请选择种类并写明内容");
    }
    if (measures.size() > DevelopmentPlan.MOST_MEASURES) {
      throw new InvalidInputException(
          "measureText1", "措施最多 " + DevelopmentPlan.MOST_MEASURES + " 项：请精简");
    }
    if (followUpWeeks < 1 || followUpWeeks > DevelopmentPlan.MOST_WEEKS) {
      throw new InvalidInputException(
          "followUpWeeks", "跟进间隔不正确：应为 1 至 " + DevelopmentPlan.MOST_WEEKS + " 周");
    }
    Set<String> codes = store.criteria(number).stream().collect(CODES);
    List<DevelopmentPlan> earlier = store.plans(number);
    List<Measure> checked = new ArrayList<>();
    for (Measure measure : measures) {
      checked.add(begun(earlier, checked(measure, checked.size() + 1, codes)));
    }
    store.add(
        number,
        new DevelopmentPlan(
            earlier.size() + 1,
            checked,
            followUpWeeks,
            actor.id(),
            clock.instant(),
            null,
            null,
            null));
    Instant dueAt = clock.instant().plus(settings.confirmWithin());
    save(development.in(CONFIRMING, dueAt, null), PLANNING);
    tell(
        "%s:plan:%d".formatted(number, earlier.size() + 1),
        "competency-plan-ready",
        Recipient.colleague(development.employee()),
        Map.of("number", number.value(), "dueAt", dueAt));
  }

  private Measure checked(Measure measure, int slot, Set<String> codes) {
    String text =
        requiredText(
            "measureText" + slot, "措施" + slot + "的内容", measure.text(), Measure.LONGEST_TEXT);
    if (measure.kind() == null) {
      throw new InvalidInputException("measureKind" + slot, "措施" + slot + "的种类不能为空：请选择");
    }
    if (!codes.contains(measure.criterion())) {
      throw new InvalidInputException("measureCriterion" + slot, "措施" + slot + "针对的能力不能为空：请选择");
    }
    LocalDate today = LocalDate.now(clock);
    if (measure.due() == null
        || measure.due().isBefore(today)
        || measure.due().isAfter(today.plusYears(1))) {
      throw new InvalidInputException("measureDue" + slot, "措施" + slot + "的完成日期应在今天之后一年以内：请填写");
    }
    return new Measure(measure.kind(), text, measure.criterion(), measure.due(), null);
  }

  /** The measure with the training that an earlier plan has begun for the same. */
  private static Measure begun(List<DevelopmentPlan> earlier, Measure measure) {
    return earlier.stream()
        .flatMap(plan -> plan.measures().stream())
        .filter(before -> before.trainingPlan() != null && before.isSameAs(measure))
        .findFirst()
        .map(before -> measure.by(before.trainingPlan()))
        .orElse(measure);
  }

  /**
   * Keeps what the employee, the actor, says of the plan.
   *
   * @param objection why not, required unless agreed
   */
  public void answer(DevelopmentNumber number, boolean agreed, String objection) {
    Development development = in(number, CONFIRMING);
    if (!development.isOf(actor.id())) {
      throw new InvalidInputException("planAgreed", "发展计划只能由员工本人确认");
    }
    String reason =
        agreed
            ? null
            : requiredText("planObjection", "异议原因", objection, DevelopmentPlan.LONGEST_OBJECTION);
    store.update(number, competencies.plan(number).answered(agreed, reason));
  }

  /**
   * Keeps what the manager, the actor, says of a plan that the employee does not agree to.
   *
   * @param decision why the manager decides so, required
   * @throws InvalidInputException when it is missing, or the plan is the manager's own
   */
  public void decide(DevelopmentNumber number, String decision) {
    Development development = in(number, CONFIRMING);
    if (development.isOf(actor.id())) {
      throw new InvalidInputException("planDecision", "不能决定本人的发展计划：请由其他经理决定");
    }
    store.update(
        number,
        competencies
            .plan(number)
            .decided(
                requiredText("managerNote", "说明", decision, Development.LONGEST_CLOSING_NOTE)));
  }

  /** The supervisor makes another plan: the employee objected, or things have changed. */
  public void replan(DevelopmentNumber number) {
    Development development = get(number);
    if (development.state() != CONFIRMING && development.state() != FOLLOWING_UP) {
      throw overtaken(number);
    }
    save(
        development.in(PLANNING, clock.instant().plus(settings.planWithin()), null),
        development.state());
  }

  /** Begins what the plan says; a measure of training becomes a training plan, once. */
  public void carryOut(DevelopmentNumber number) {
    Development development = in(number, CONFIRMING);
    DevelopmentPlan plan = competencies.plan(number);
    store.update(
        number,
        plan.with(
            plan.measures().stream()
                .map(
                    measure ->
                        measure.isToBegin()
                            ? measure.by(training(development, plan, measure))
                            : measure)
                .toList()));
    waitForFollowUp(development, CONFIRMING);
  }

  /** What others read of it says nothing of what the employee lacks. */
  private String training(Development development, DevelopmentPlan plan, Measure measure) {
    LocalDate today = LocalDate.now(clock);
    return trainingPlans
        .begin(
            new PlanProposal(
                "个人发展培训",
                "按员工的发展计划开展培训",
                today,
                measure.due().isBefore(today) ? today : measure.due(),
                List.of(development.employee()),
                planner(development, plan),
                development.number().value()))
        .value();
  }

  /** Who prepares the training: who made the plan, unless they have left meanwhile. */
  private String planner(Development development, DevelopmentPlan plan) {
    return Stream.of(
            Stream.of(plan.by()),
            oversight.supervisorOf(development.employee()).stream(),
            colleagues.of(Role.TRAINER).stream().map(Colleagues.Colleague::userId))
        .flatMap(candidates -> candidates)
        .filter(user -> colleagues.exists(user) && departures.find(user).isEmpty())
        .findFirst()
        .orElse(plan.by());
  }

  private void waitForFollowUp(Development development, DevelopmentState expected) {
    Instant next =
        clock
            .instant()
            .atZone(clock.getZone())
            .plus(competencies.plan(development.number()).interval())
            .toInstant();
    save(development.in(FOLLOWING_UP, next.plus(settings.followUpWithin()), next), expected);
  }

  /**
   * Keeps a follow-up of the actor.
   *
   * @param ratings level by code, for every criterion that fell short
   * @param note required: what was seen, or why it ends or changes
   * @throws InvalidInputException when a level or the note is missing, the goal is called met while
   *     a level is below its target, or the actor is the employee
   */
  public void followUp(
      DevelopmentNumber number, FollowUp.Result result, Map<String, Integer> ratings, String note) {
    Development development = in(number, FOLLOWING_UP);
    if (development.isOf(actor.id())) {
      throw new InvalidInputException("followUpResult", "不能跟进本人的发展计划：请由主管或经理跟进");
    }
    List<Criterion> gaps = competencies.gapCriteria(number);
    checkComplete(ratings, gaps.stream().collect(CODES));
    if (result == FollowUp.Result.MET) {
      gaps.stream()
          .filter(criterion -> ratings.get(criterion.code()) < criterion.target())
          .findFirst()
          .ifPresent(
              criterion -> {
                throw new InvalidInputException(
                    "followUpResult",
                    "“%s”评级 %d，目标 %d：尚未达成，请选择继续、调整计划或结束"
                        .formatted(
                            criterion.name(), ratings.get(criterion.code()), criterion.target()));
              });
    }
    String words = requiredText("followUpNote", "跟进情况", note, FollowUp.LONGEST_NOTE);
    store.add(
        number,
        new FollowUp(
            store.followUps(number).size() + 1,
            result,
            words,
            actor.id(),
            clock.instant(),
            ratings));
    if (result == FollowUp.Result.CONTINUE) {
      waitForFollowUp(development, FOLLOWING_UP);
    }
  }

  /**
   * The development is over, and the employee is told, unless it never began for anybody.
   *
   * @param note why, may be null
   */
  public void end(DevelopmentNumber number, DevelopmentOutcome outcome, String note) {
    Development development = get(number);
    if (development.state() == CLOSED) {
      throw overtaken(number);
    }
    save(
        development.closed(
            outcome,
            clock.instant(),
            optionalText("managerNote", "说明", note, Development.LONGEST_CLOSING_NOTE)),
        development.state());
    if (development.employee() != null && outcome != DevelopmentOutcome.EMPLOYEE_LEFT) {
      tell(
          number + ":closed",
          "competency-closed",
          Recipient.colleague(development.employee()),
          Map.of("number", number.value(), "outcome", outcome.label()));
    }
  }

  /** Reminds those whose assessment is missing. */
  public void remindAssessors(DevelopmentNumber number) {
    Development development = in(number, ASSESSING);
    Set<AssessmentSource> done =
        store.assessments(number).stream().map(Assessment::source).collect(Collectors.toSet());
    for (AssessmentSource source : AssessmentSource.values()) {
      if (!done.contains(source)) {
        for (Recipient assessor : assessors(development, source)) {
          tell(
              "%s:assess:%s:%s:%d"
                  .formatted(number, source, assessor, clock.instant().getEpochSecond()),
              "competency-assessment-due",
              assessor,
              Map.of(
                  "number", number.value(),
                  "employee", colleagues.nameOf(development.employee()),
                  "source", source.label(),
                  "dueAt", development.dueAt()));
        }
      }
    }
  }

  private List<Recipient> assessors(Development development, AssessmentSource source) {
    return switch (source) {
      case SELF -> List.of(Recipient.colleague(development.employee()));
      case SUPERVISOR -> List.of(supervisor(development));
      case INTERVIEW -> List.of(manager(development));
      case PRACTICE -> List.of(Recipient.members(Role.TRAINER));
    };
  }

  private Recipient supervisor(Development development) {
    return oversight.toldOf(development.employee());
  }

  private Recipient manager(Development development) {
    return Recipient.members(standIns.managerRole(development.employee()));
  }

  /** Reminds the supervisor of overdue work, and from the second time on the manager as well. */
  public void remindSupervisor(DevelopmentNumber number) {
    Development development = get(number);
    Instant dueAt = development.dueAt();
    List<Recipient> recipients = new ArrayList<>(List.of(supervisor(development)));
    if (!clock.instant().isBefore(dueAt.plus(settings.remindEvery()))) {
      recipients.add(manager(development));
    }
    for (Recipient recipient : recipients) {
      tell(
          "%s:overdue:%s:%d".formatted(number, recipient, clock.instant().getEpochSecond()),
          "competency-overdue",
          recipient,
          Map.of(
              "number", number.value(),
              "employee", colleagues.nameOf(development.employee()),
              "state", development.state().label(),
              "dueAt", dueAt));
    }
  }

  private void tell(String key, String template, Recipient recipient, Map<String, Object> values) {
    notifications.send(new Notice(key, template, recipient, new HashMap<>(values), null));
  }

  private Development in(DevelopmentNumber number, DevelopmentState state) {
    Development development = get(number);
    if (development.state() != state) {
      throw overtaken(number);
    }
    return development;
  }

  private Development get(DevelopmentNumber number) {
    return store.find(number).orElseThrow(() -> new UnknownDevelopmentException(number));
  }

  private void save(Development development, DevelopmentState expected) {
    if (!store.update(development, expected)) {
      throw overtaken(development.number());
    }
  }

  private static DevelopmentStateException overtaken(DevelopmentNumber number) {
    return new DevelopmentStateException("能力发展 " + number + " 已进入下一步：请刷新后重试");
  }
}
