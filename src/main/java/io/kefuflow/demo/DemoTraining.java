package io.kefuflow.demo;

import io.kefuflow.course.ContentArea;
import io.kefuflow.training.Evaluation;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionState;
import io.kefuflow.training.TrainingForm;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Four training plans: one whose participants are being asked, one that is being planned and has
 * conflicts, one whose sessions are next week, and the one of last quarter. The last one has no
 * process: it was held before there was this application.
 */
@Component
@Order(DemoTraining.ORDER)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoTraining implements DemoPart {

  /** After the courses and the roster. */
  static final int ORDER = DemoCourses.ORDER + 2;

  private static final String TRAINER = "trainer1";
  private static final String MANAGER = "manager1";
  private static final String AGENT = "agent1";
  private static final String OTHER_AGENT = "agent2";
  private static final String INSPECTOR = "quality1";

  private final TrainingPlans plans;
  private final TrainingStore store;
  private final Workforce workforce;
  private final Clock clock;

  DemoTraining(TrainingPlans plans, TrainingStore store, Workforce workforce, Clock clock) {
    this.plans = plans;
    this.store = store;
    this.workforce = workforce;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "培训计划";
  }

  @Override
  public void create() {
    heldLastQuarter();
    sessionsNextWeek();
    planningWithConflicts();
    askedForNeeds();
  }

  private void askedForNeeds() {
    PlanNumber plan = begun("新资费与携号转网专题培训", "资费咨询一次答复准确率达到 95%");
    asked(plan, AGENT, OTHER_AGENT, INSPECTOR);
    answered(plan, AGENT, 5, 2, 2, 4, "携号转网的资格条件和约定期限怎样向客户解释");
  }

  private void planningWithConflicts() {
    PlanNumber plan = begun("投诉处理能力提升计划", "投诉一次解决率由 80% 提高到 88%，重复投诉率低于 5%");
    asked(plan, AGENT, OTHER_AGENT, INSPECTOR);
    answered(plan, AGENT, 3, 5, 3, 2, "客户情绪激动时的应对");
    answered(plan, OTHER_AGENT, 2, 5, 4, 3, "多用真实录音做案例");
    answered(plan, INSPECTOR, 2, 4, 3, 4, null);
    LocalDate day = monday().plusDays(8);
    // nobody is left on duty
    planned(plan, "complaint-skills", day, 10, AGENT, OTHER_AGENT);
    // at the same time, by the same trainer
    planned(plan, "teamwork", day, 11, INSPECTOR);
  }

  private void sessionsNextWeek() {
    PlanNumber plan = begun("团队协作与交接规范培训", "跨班组交接信息完整率达到 100%");
    asked(plan, AGENT, INSPECTOR);
    answered(plan, AGENT, 2, 3, 5, 2, "夜班交接容易漏项，希望有统一模板");
    answered(plan, INSPECTOR, 2, 2, 4, 3, "交接记录的质检要点");
    planned(plan, "teamwork", monday(), 14, AGENT);
    planned(plan, "teamwork", monday().plusDays(2), 14, INSPECTOR);
    complete(plan, "userTask_planSessions", Map.of("planAction", "SUBMIT"));
    workforce.complete(plan.value(), MANAGER, "userTask_approveRequest", Map.of("approved", true));
    complete(
        plan,
        "userTask_designCourse",
        Map.of(
            "courseOutline",
                "一、为什么要完整交接（20 分钟）\n二、交接单五要素（40 分钟）\n三、案例：一次漏交接造成的重复投诉（30 分钟）\n四、演练（30 分钟）",
            "courseMethod", "讲授、案例讨论，两人一组演练交接",
            "courseMaterials", "交接单模板、案例录音三段"));
  }

  private void heldLastQuarter() {
    LocalDate first = monday().minusWeeks(13);
    PlanNumber plan =
        store.create(
            new PlanProposal(
                "服务礼仪与法规季度培训",
                "服务用语规范率达到 98%，个人信息保护零差错",
                first,
                first.plusWeeks(11),
                List.of(AGENT, OTHER_AGENT, INSPECTOR),
                TRAINER,
                null),
            at(first, 9).minus(Duration.ofDays(14)));
    store.ask(
        plan,
        List.of(AGENT, OTHER_AGENT, INSPECTOR),
        EnumSet.allOf(ContentArea.class),
        at(first, 9).minus(Duration.ofDays(7)));
    store.answer(
        plan,
        new NeedAnswer(
            AGENT,
            Map.of(ContentArea.SERVICE_SKILLS, 4, ContentArea.LAW, 3),
            "电话礼仪的标准话术",
            at(first, 9).minus(Duration.ofDays(8))));
    held(plan, 1, "service-etiquette", first.plusDays(1), AGENT, OTHER_AGENT);
    held(plan, 2, "privacy-law", first.plusDays(15), INSPECTOR, OTHER_AGENT);
    store.evaluate(
        new SessionNumber(plan, 1),
        AGENT,
        new Evaluation(5, 5, 4, 4, "情景演练很有帮助"),
        at(first.plusDays(2), 9));
    store.evaluate(
        new SessionNumber(plan, 2),
        INSPECTOR,
        new Evaluation(4, 4, 5, 3, "希望提前一天发课件"),
        at(first.plusDays(16), 9));
    store.conclude(plan, "参训人员用语规范率由 92% 提高到 97%，尚差一个百分点。", "下季度增加电话录音互评；缺席人员安排补训。");
    store.close(plan, PlanState.COMPLETED, null, at(first.plusWeeks(11), 17));
  }

  /** A session to which not all came; the first passed the exam. */
  private void held(
      PlanNumber plan, int number, String course, LocalDate day, String present, String absent) {
    var session = new SessionNumber(plan, number);
    store.put(
        new TrainingSession(
            session,
            course,
            TrainingForm.INTERNAL,
            at(day, 14),
            at(day, 16),
            "二楼培训教室",
            TRAINER,
            null,
            12,
            List.of(present, absent),
            SessionState.HELD,
            0,
            null));
    store.attend(session, List.of(present));
    store.examined(session, present, "PASSED");
  }

  private PlanNumber begun(String title, String goals) {
    LocalDate today = LocalDate.now(clock);
    var number = new AtomicReference<PlanNumber>();
    workforce.as(
        TRAINER,
        () ->
            number.set(
                plans.begin(
                    new PlanProposal(
                        title, goals, today, today.plusMonths(3), List.of(), TRAINER, null))));
    return number.get();
  }

  private void asked(PlanNumber plan, String... participants) {
    complete(
        plan,
        "userTask_chooseParticipants",
        Map.of(
            "participants",
            List.of(participants),
            "answersDueAt",
            written(clock.instant().plus(Duration.ofDays(5)))));
  }

  private void answered(
      PlanNumber plan,
      String employee,
      int expertise,
      int skills,
      int teamwork,
      int law,
      String wishes) {
    workforce.complete(
        plan.value(),
        employee,
        "userTask_stateNeeds",
        Map.of(
            "needExpertise", expertise,
            "needServiceSkills", skills,
            "needTeamwork", teamwork,
            "needLaw", law,
            "needWishes", wishes == null ? "" : wishes));
  }

  private void planned(
      PlanNumber plan, String course, LocalDate day, int hour, String... participants) {
    complete(
        plan,
        "userTask_planSessions",
        Map.of(
            "planAction",
            "ADD",
            "sessionCourse",
            course,
            "sessionForm",
            "INTERNAL",
            "sessionStartsAt",
            written(at(day, hour)),
            "sessionEndsAt",
            written(at(day, hour + 2)),
            "sessionPlace",
            "二楼培训教室",
            "sessionTrainer",
            TRAINER,
            "sessionSeats",
            12,
            "sessionParticipants",
            List.of(participants)));
  }

  private void complete(PlanNumber plan, String taskId, Map<String, Object> values) {
    workforce.complete(plan.value(), TRAINER, taskId, values);
  }

  private LocalDate monday() {
    return LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(clock.getZone()).toInstant();
  }

  private String written(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime().withNano(0).toString();
  }
}
