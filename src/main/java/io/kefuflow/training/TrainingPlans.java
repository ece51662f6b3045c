package io.kefuflow.training;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.course.ContentArea;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Training plans from their goals to their conclusion (P10.1, P10.2, P10.8), each step in the
 * transaction of its caller. What happens between is the business of {@link SessionPlanning} and
 * {@link TrainingSessions}.
 */
@Service
@Transactional
public class TrainingPlans {

  private final TrainingStore store;
  private final TrainingWorkflow workflow;
  private final SessionCheck check;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final TrainingNotices notices;
  private final Clock clock;

  TrainingPlans(
      TrainingStore store,
      TrainingWorkflow workflow,
      SessionCheck check,
      Oversight oversight,
      Colleagues colleagues,
      TrainingNotices notices,
      Clock clock) {
    this.store = store;
    this.workflow = workflow;
    this.check = check;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Begins a plan, which the proposer then prepares.
   *
   * @return its number
   * @throws InvalidInputException when its period is over, somebody does not exist, or a person
   *     proposes it for somebody of whose training they may not know
   */
  public PlanNumber begin(PlanProposal proposal) {
    check(proposal);
    return workflow.begin(proposal);
  }

  /**
   * Registers a plan that begins.
   *
   * @throws InvalidInputException as {@link #begin}
   */
  public PlanNumber register(PlanProposal proposal) {
    check(proposal);
    return store.create(proposal, clock.instant());
  }

  private void check(PlanProposal proposal) {
    if (proposal.to().isBefore(LocalDate.now(clock))) {
      throw new InvalidInputException("planTo", "计划周期已经过去：结束日期应不早于今天，请核对");
    }
    check.checkThere("proposedBy", "计划人", proposal.proposedBy());
    proposal.employees().forEach(employee -> check.checkThere("participants", "参训人员", employee));
    if (proposal.origin() == null) {
      checkAmong(oversight.employees(proposal.proposedBy()), proposal.employees());
    }
  }

  private void checkAmong(Set<String> candidates, List<String> employees) {
    employees.stream()
        .filter(employee -> !candidates.contains(employee))
        .findFirst()
        .ifPresent(
            employee -> {
              throw new InvalidInputException(
                  "participants", colleagues.nameOf(employee) + "不是计划人所带团队的成员：请选择本团队人员，或由培训提出计划");
            });
  }

  /** The plan with this number; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<TrainingPlan> find(PlanNumber number) {
    return store.find(number);
  }

  /**
   * The plan with this number.
   *
   * @throws UnknownTrainingException when there is none
   */
  @Transactional(readOnly = true)
  public TrainingPlan get(PlanNumber number) {
    return store.find(number).orElseThrow(() -> new UnknownTrainingException(number));
  }

  /**
   * The plans, the latest first.
   *
   * @param state only those that stand there, unless null
   */
  @Transactional(readOnly = true)
  public List<TrainingPlan> list(PlanState state) {
    return store.plans(state);
  }

  /** The participants with what they need, by user id. */
  @Transactional(readOnly = true)
  public List<NeedAnswer> needs(PlanNumber number) {
    return store.needs(number);
  }

  /** User ids of the participants who still work here. */
  @Transactional(readOnly = true)
  public List<String> participants(PlanNumber number) {
    Set<String> departed = store.departed();
    return store.needs(number).stream()
        .map(NeedAnswer::employee)
        .filter(employee -> !departed.contains(employee))
        .toList();
  }

  /**
   * User ids of those who can be chosen: of whose training the planner may know, and for whom the
   * plan was begun.
   */
  @Transactional(readOnly = true)
  public Set<String> candidates(PlanNumber number) {
    Set<String> candidates = new TreeSet<>(oversight.employees(get(number).planner()));
    candidates.addAll(participants(number));
    return candidates;
  }

  /**
   * Says who takes part and what they are asked about until when.
   *
   * @param areas content areas, empty for all
   * @throws InvalidInputException when nobody takes part, somebody does not exist or is no
   *     candidate, or the deadline is over or after the period
   */
  public void choose(
      PlanNumber number, List<String> employees, Set<ContentArea> areas, Instant answersDueAt) {
    TrainingPlan plan = get(number);
    List<String> participants = employees.stream().distinct().sorted().toList();
    if (participants.isEmpty()) {
      throw new InvalidInputException("participants", "参训人员不能为空：请至少选择一人");
    }
    participants.forEach(employee -> check.checkThere("participants", "参训人员", employee));
    checkAmong(candidates(number), participants);
    if (answersDueAt == null || !answersDueAt.isAfter(clock.instant())) {
      throw new InvalidInputException("answersDueAt", "调查截止时间应晚于现在：请填写将来的时间");
    }
    if (!answersDueAt.isBefore(plan.to().plusDays(1).atStartOfDay(clock.getZone()).toInstant())) {
      throw new InvalidInputException(
          "answersDueAt", "调查截止时间应在计划结束（%s）之前：请提前".formatted(plan.to()));
    }
    store.ask(
        number,
        participants,
        areas.isEmpty() ? EnumSet.allOf(ContentArea.class) : areas,
        answersDueAt);
  }

  /** The survey begins. */
  public void survey(PlanNumber number) {
    move(number, PlanState.PREPARING, PlanState.SURVEY, null);
  }

  /** Asks a participant what they need. */
  public void ask(PlanNumber number, String employee) {
    notices.askForNeeds(get(number), employee);
  }

  /**
   * A participant says what they need.
   *
   * @throws TrainingStateException when they have said so before
   * @throws InvalidInputException when an area that was asked about is missing
   */
  public void answer(PlanNumber number, NeedAnswer answer) {
    TrainingPlan plan = get(number);
    plan.areas().stream()
        .filter(area -> !answer.levels().containsKey(area))
        .findFirst()
        .ifPresent(
            area -> {
              throw new InvalidInputException("needLevel", area.label() + "的需求程度不能为空：请选择");
            });
    boolean noted =
        store.answer(
            number,
            new NeedAnswer(answer.employee(), answer.levels(), answer.wishes(), clock.instant()));
    if (!noted) {
      throw new TrainingStateException("需求问卷已提交：每人只填写一次，无需再次提交");
    }
  }

  /** Reminds a participant who has not answered. */
  public void remind(PlanNumber number, String employee) {
    notices.remindOfNeeds(get(number), employee);
  }

  /** The survey is over: now the sessions are planned. */
  public void plan(PlanNumber number) {
    move(number, PlanState.SURVEY, PlanState.PLANNING, null);
  }

  /** The manager agrees with the plan. */
  public void start(PlanNumber number) {
    move(number, PlanState.APPROVAL, PlanState.RUNNING, null);
  }

  /** The plan goes back to the planner; its sessions book nobody any more. */
  public void giveBack(PlanNumber number, String reason) {
    move(number, PlanState.APPROVAL, PlanState.PLANNING, reason);
    notices.returned(get(number), reason);
  }

  /**
   * The planner gives the plan up.
   *
   * @throws InvalidInputException when the reason is missing
   */
  public void abandon(PlanNumber number, String reason) {
    String why = requiredText("abandonReason", "放弃原因", reason, 500);
    move(number, PlanState.PLANNING, PlanState.ABANDONED, why);
    store.close(number, PlanState.ABANDONED, why, clock.instant());
  }

  /**
   * The planner sums up.
   *
   * @param adjustments what is to be done otherwise, null for nothing
   */
  public void conclude(PlanNumber number, String conclusion, String adjustments) {
    store.conclude(
        number,
        requiredText("planConclusion", "总结", conclusion, 2000),
        optionalText("planAdjustments", "调整措施", adjustments, 2000));
  }

  /**
   * Closes the plan.
   *
   * @return {@link PlanState#COMPLETED}, or {@link PlanState#CANCELLED} when no session was held
   */
  public PlanState close(PlanNumber number) {
    boolean held =
        store.sessions(number).stream().anyMatch(session -> session.state() == SessionState.HELD);
    PlanState state = held ? PlanState.COMPLETED : PlanState.CANCELLED;
    store.close(number, state, held ? null : "所有场次均已取消", clock.instant());
    return state;
  }

  private void move(PlanNumber number, PlanState from, PlanState to, String note) {
    if (!store.move(number, List.of(from), to, note)) {
      throw new TrainingStateException("培训计划 " + number + " 已由他人处理：请刷新后重试");
    }
  }
}
