package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.*;
import static io.kefuflow.training.process.TrainingScenario.*;
import static io.kefuflow.training.process.TrainingSessionProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Courses;
import io.kefuflow.engine.form.FormSubmissions;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.ShiftKind;
import io.kefuflow.routing.StandIns;
import io.kefuflow.routing.TeamDraft;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import io.kefuflow.training.AttendanceRecord;
import io.kefuflow.training.BookingConflict;
import io.kefuflow.training.Bookings;
import io.kefuflow.training.Departures;
import io.kefuflow.training.Evaluation;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanFigures;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.SessionDraft;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionPlanning;
import io.kefuflow.training.SessionState;
import io.kefuflow.training.TrainingForm;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import io.kefuflow.training.TrainingStateException;
import io.kefuflow.training.TrainingStore;
import io.kefuflow.training.process.TrainingScenario.Plan;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest({TrainingPlanProcess.KEY, TrainingSessionProcess.KEY})
class TrainingPlanProcessTest {

  private static final String TEAM = "training-test";
  private static final String LEAVER = "training-leaver";

  @Autowired ProcessEngine engine;
  @Autowired TrainingScenario scenario;
  @Autowired TrainingPlans plans;
  @Autowired SessionPlanning planning;
  @Autowired TrainingSessions sessions;
  @Autowired TrainingStore store;
  @Autowired Bookings bookings;
  @Autowired Departures departures;
  @Autowired Courses courses;
  @Autowired StandIns standIns;
  @Autowired Roster roster;
  @Autowired FormSubmissions submissions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private String deployment;

  @BeforeEach
  void standInForExams() {
    deployment = scenario.deployStandInForExams();
  }

  @AfterEach
  void remove() {
    engine.getRepositoryService().deleteDeployment(deployment, true);
    engine.getIdentityService().deleteUser(LEAVER);
    jdbc.sql("delete from departure").update();
    roster.teams().stream()
        .filter(team -> team.id().equals(TEAM))
        .forEach(team -> roster.delete(TEAM, team.version()));
  }

  @Test
  void aQuarterIsPlannedHeldAndSummedUp() {
    Plan plan = scenario.begun();
    plan.asked("agent1", "agent2").answered("agent1").answered("agent2");
    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_NEEDS.name())
        .asString()
        .contains("已答复 2 人", "服务技巧：平均 5.0", "希望练习投诉场景");
    plan.added(EXAM_COURSE, 0, 10, "agent1", "agent2").added(COURSE, 1, 10, "agent1");
    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_SESSIONS.name())
        .asString()
        .contains("共 2 场", "测试通讯法规", "三号会议室")
        .doesNotContain("冲突");
    plan.submitted();
    assertThat(state(plan)).isEqualTo(PlanState.APPROVAL);
    assertThat(form(plan.run(), "userTask_approveRequest"))
        .extracting("approvalSubject")
        .asString()
        .contains("季度培训", "共 2 场");
    plan.approved();
    assertThat(plan.run().openTasks())
        .containsExactly("userTask_designCourse", "userTask_designCourse");
    for (String course : List.of(COURSE, EXAM_COURSE)) {
      design(plan, course);
    }
    assertThat(courses.get(COURSE).design().outline()).isEqualTo("大纲 " + COURSE);

    RunningCase law = plan.session(1);
    assertThat(texts(plan, "training-session-invited")).hasSize(3);
    assertThat(entries(plan, 1)).hasSize(3).allMatch(entry -> entry.contains("SEQUENCE:0"));
    assertThat(law.timer("event_sessionReminderDue").getDuedate().toInstant())
        .isEqualTo(instant(plan.at(0, 10)).minus(Duration.ofHours(24)));
    law.fireTimer("event_sessionReminderDue");
    assertThat(texts(plan, "training-session-reminder")).hasSize(2);
    assertThat(texts(plan, "training-session-due")).singleElement().asString().contains("冲突：无");
    moveTo(plan.at(0, 12));
    plan.held(1, "agent1", "agent2");
    examined(plan, 1, "agent1", "PASSED");
    examined(plan, 1, "agent2", "NOT_CERTIFIED");
    plan.evaluated("agent1").evaluated("agent2");
    assertThat(law.passed()).contains("endEvent_sessionHeld");
    assertThat(law.hasEnded()).isTrue();

    moveTo(plan.at(1, 12));
    plan.held(2);
    assertThat(plan.session(2).hasEnded()).as("nobody came, nobody is examined or asked").isTrue();
    PlanFigures figures = sessions.figures(plan.number());
    assertThat(figures.participation()).hasValue(200.0 / 3);
    assertThat(figures.passRate()).hasValue(50);
    assertThat(figures.evaluation()).hasValue(4.5);
    assertThat(figures.toTrainAgain()).containsExactly("agent1", "agent2");
    assertThat(form(plan.run(), "userTask_concludePlan"))
        .extracting(PLAN_RESULTS.name())
        .asString()
        .contains("参训率：67%", "合格率：50%", "平均 4.5", "例子很实用");
    plan.run()
        .complete(
            "trainer1",
            "userTask_concludePlan",
            PLAN_CONCLUSION.of("目标达到"),
            PLAN_ADJUSTMENTS.of("增加案例"));

    assertThat(plan.run().hasEnded()).isTrue();
    assertThat(plan.run().passed()).contains("endEvent_planCompleted");
    TrainingPlan closed = plans.get(plan.number());
    assertThat(closed.state()).isEqualTo(PlanState.COMPLETED);
    assertThat(closed.adjustments()).isEqualTo("增加案例");
    List<AttendanceRecord> seats =
        store
            .attendance(
                plan.monday().atStartOfDay(clock.getZone()).toInstant(),
                plan.monday().plusDays(7).atStartOfDay(clock.getZone()).toInstant())
            .stream()
            .filter(seat -> seat.session().plan().equals(plan.number()))
            .toList();
    assertThat(seats).hasSize(3).allMatch(seat -> seat.length().equals(Duration.ofHours(2)));
    assertThat(seats)
        .extracting(AttendanceRecord::evaluation)
        .filteredOn(Objects::nonNull)
        .containsOnly(4.5);
  }

  @Test
  void theSurveyGoesOnAtTheDeadlineWithThoseWhoAnswered() {
    Plan plan = scenario.begun("agent1", "agent2");
    assertThat(form(plan.run(), "userTask_chooseParticipants").get(PARTICIPANTS.name()))
        .as("named by whoever began the plan")
        .asString()
        .contains("agent1", "agent2");
    plan.asked("agent1", "agent2").answered("agent1");

    Task late = plan.personalTask(plan.run(), "userTask_stateNeeds", "agent2");
    assertThat(texts(plan, "training-needs-asked")).hasSize(2);
    plan.run().passTime(Duration.ofDays(6).plusHours(1));
    assertThat(texts(plan, "training-needs-due")).hasSize(1);
    plan.run().passTime(Duration.ofDays(1));

    assertThat(plan.run().openTasks()).containsExactly("userTask_planSessions");
    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_NEEDS.name())
        .asString()
        .contains("共 2 人，已答复 1 人", "未答复：李晓红");
    assertThatThrownBy(
            () ->
                scenario.as(
                    "agent2",
                    () ->
                        engine.getFormService().submitTaskForm(late.getId(), Map.of("needLaw", 3))))
        .hasMessageContaining("请刷新列表");
  }

  @Test
  void aSurveyThatNobodyAnswersIsLeftToTheTrainer() {
    Plan plan = scenario.begun().asked("agent1");

    plan.run().fireTimer("event_surveyDue");

    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_NEEDS.name())
        .asString()
        .contains("没有人答复");
  }

  @Test
  void aQuestionnaireIsAnsweredOnce() {
    Plan plan = scenario.begun().asked("agent1", "agent2").answered("agent1");

    assertThatThrownBy(
            () ->
                plans.answer(
                    plan.number(),
                    new NeedAnswer(
                        "agent1",
                        Map.of(
                            ContentArea.EXPERTISE, 1,
                            ContentArea.SERVICE_SKILLS, 1,
                            ContentArea.TEAMWORK, 1,
                            ContentArea.LAW, 1),
                        null,
                        null)))
        .isInstanceOf(TrainingStateException.class)
        .hasMessageContaining("已提交");
    assertThat(plans.needs(plan.number()))
        .filteredOn(need -> need.employee().equals("agent1"))
        .singleElement()
        .satisfies(need -> assertThat(need.levels()).containsEntry(ContentArea.EXPERTISE, 4));
  }

  @Test
  void onlyTheAreasAskedAboutMustBeAnswered() {
    Plan plan = scenario.begun();
    plan.run()
        .complete(
            "trainer1",
            "userTask_chooseParticipants",
            PARTICIPANTS.of(List.of("agent1")),
            AREAS_TO_ASK.of(List.of("LAW")),
            ANSWERS_DUE_AT.of(plan.at(-7, 12)));

    assertThatThrownBy(() -> plan.submit("agent1", "userTask_stateNeeds", Map.of()))
        .hasMessageContaining("法律法规");
    assertThatThrownBy(
            () ->
                plan.submit(
                    "agent1", "userTask_stateNeeds", Map.of("needLaw", 3, "needTeamwork", 1)))
        .hasMessageContaining("团队协作");
    plan.submit("agent1", "userTask_stateNeeds", Map.of("needLaw", 3));
    assertThat(plan.run().openTasks()).containsExactly("userTask_planSessions");
  }

  @Test
  void aPlanNeedsParticipantsAndADeadlineToCome() {
    Plan plan = scenario.begun();

    assertThatThrownBy(() -> choose(plan, List.of(), plan.at(-7, 12))).hasMessageContaining("参训人员");
    assertThatThrownBy(() -> choose(plan, List.of("agent1"), "2020-01-01T09:00+08:00"))
        .hasMessageContaining("不能早于当前时间");
    assertThatThrownBy(() -> choose(plan, List.of("agent1"), plan.at(200, 12)))
        .hasMessageContaining("计划结束");
    assertThatThrownBy(() -> choose(plan, List.of("nobody"), plan.at(-7, 12)))
        .hasMessageContaining("可选范围");
    assertThat(plan.run().openTasks()).containsExactly("userTask_chooseParticipants");
  }

  @Test
  void aSupervisorChoosesAmongTheirPeopleAndThoseItWasBegunFor() {
    LocalDate today = LocalDate.now(clock);
    PlanNumber number =
        plans.begin(
            new PlanProposal(
                "计划",
                "目标",
                today,
                today.plusDays(30),
                List.of("agent1"),
                "supervisor1",
                "NL-000001"));

    RunningCase run = new RunningCase(engine, number.value());
    run.runJobs();
    assertThat(form(run, "userTask_chooseParticipants"))
        .extracting("participantChoices")
        .asString()
        .contains("supervisor1", "agent1")
        .doesNotContain("agent2", "quality1");
    assertThatThrownBy(
            () ->
                plans.choose(
                    number,
                    List.of("agent1", "agent2"),
                    Set.of(),
                    clock.instant().plus(Duration.ofDays(1))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("不是计划人所带团队的成员");
  }

  @Test
  void aPlanThatIsOverDoesNotBegin() {
    LocalDate today = LocalDate.now(clock);
    assertThatThrownBy(() -> plans.begin(proposal(today.minusDays(9), today.minusDays(1))))
        .hasMessageContaining("周期已经过去");
    assertThatThrownBy(() -> plans.begin(proposal(today, today.minusDays(1))))
        .hasMessageContaining("不能早于");
    assertThatThrownBy(() -> plans.begin(proposal(today, today.plusYears(2))))
        .hasMessageContaining("最多一年");
  }

  private static PlanProposal proposal(LocalDate from, LocalDate to) {
    return new PlanProposal("计划", "目标", from, to, List.of(), "trainer1", null);
  }

  @Test
  void aTrainerBeginsAPlanByForm() {
    LocalDate today = LocalDate.now(clock);
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(TrainingPlanProcess.KEY)
            .latestVersion()
            .singleResult()
            .getId();
    String[] key = new String[1];
    scenario.as(
        "trainer1",
        () ->
            key[0] =
                engine
                    .getFormService()
                    .submitStartForm(
                        definition,
                        Map.of(
                            "planTitle",
                            "新员工培训",
                            "planGoals",
                            "三个月内独立上岗",
                            "planFrom",
                            today.toString(),
                            "planTo",
                            today.plusMonths(3).toString()))
                    .getId());

    String number =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(key[0])
            .singleResult()
            .getBusinessKey();
    assertThat(plans.get(new PlanNumber(number)).planner()).isEqualTo("trainer1");
  }

  @Test
  void sessionsAreChangedAndRemovedBeforeThePlanIsSubmitted() {
    Plan plan = planned("agent1");
    assertThatThrownBy(plan::submitted).hasMessageContaining("还没有场次");
    plan.added(COURSE, 0, 10, "agent1").added(COURSE, 1, 10, "agent1");
    String first = plan.number() + "-01";

    edit(
        plan,
        PLAN_ACTION.of("CHANGE"),
        SESSION_CHOICE.of(first),
        SESSION_PLACE.of("培训教室"),
        SESSION_SEATS.of(20));
    edit(plan, PLAN_ACTION.of("REMOVE"), SESSION_CHOICE.of(plan.number() + "-02"));

    assertThat(planning.sessions(plan.number()))
        .singleElement()
        .satisfies(
            session -> {
              assertThat(session.place()).isEqualTo("培训教室");
              assertThat(session.seats()).isEqualTo(20);
              assertThat(session.startsAt()).isEqualTo(instant(plan.at(0, 10)));
            });
  }

  @Test
  void whatCannotBeASessionIsRefused() {
    Plan plan = planned("agent1", "agent2");

    refused(
        plan,
        Map.of(SESSION_STARTS_AT.name(), plan.at(-7, 10), SESSION_ENDS_AT.name(), plan.at(-7, 12)),
        "不在计划周期内");
    refused(plan, Map.of(SESSION_ENDS_AT.name(), plan.at(0, 9)), "必须晚于开始时间");
    refused(plan, Map.of(SESSION_ENDS_AT.name(), plan.at(0, 23)), "最长 12 小时");
    refused(plan, Map.of(SESSION_STARTS_AT.name(), "2020-01-01T09:00+08:00"), "不能早于当前时间");
    refused(plan, Map.of(SESSION_SEATS.name(), 1), "名额不足");
    refused(plan, Map.of(SESSION_PARTICIPANTS.name(), List.of()), "参训人员不能为空");
    refused(plan, Map.of(SESSION_PLACE.name(), " "), "地点不能为空");
    refused(plan, Map.of(SESSION_TRAINER.name(), "agent1"), "不能同时参训");
    refused(plan, Map.of(SESSION_TRAINER.name(), "nobody"), "可选范围");
    refused(plan, Map.of(SESSION_FORM.name(), "EXTERNAL"), "外部讲师不能为空");
    assertThat(planning.sessions(plan.number())).isEmpty();
  }

  @Test
  void nobodyIsInTwoSessionsAtATime() {
    Plan plan = planned("agent1", "agent2");
    plan.added(COURSE, 0, 10, "agent1").added(EXAM_COURSE, 0, 11, "agent1", "agent2");

    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_SESSIONS.name())
        .asString()
        .contains("冲突", "王小明同一时间已安排在", "可选时间", "可选讲师", "张主管");
    assertThatThrownBy(plan::submitted).hasMessageContaining("处冲突");

    edit(
        plan,
        PLAN_ACTION.of("CHANGE"),
        SESSION_CHOICE.of(plan.number() + "-02"),
        SESSION_STARTS_AT.of(plan.at(0, 14)),
        SESSION_ENDS_AT.of(plan.at(0, 16)));
    plan.submitted();
    assertThat(plan.run().openTasks()).containsExactly("userTask_approveRequest");
  }

  @Test
  void nobodyIsInASessionWhileAbsent() {
    Plan plan = planned("agent1").added(COURSE, 0, 10, "agent1");
    standIns.markAbsent(
        new Absence("agent1", instant(plan.at(-1, 0)), instant(plan.at(1, 0)), null, null));

    assertThatThrownBy(plan::submitted).hasMessageContaining("王小明在此期间缺席");
  }

  @Test
  void nobodyIsInASessionWhileOnShiftWithoutCover() {
    Plan plan = planned("agent1", "agent2").added(COURSE, 0, 10, "agent1");
    roster.save(TEAM, team("08:00-20:00"), false, "supervisor1");

    assertThatThrownBy(plan::submitted)
        .hasMessageContaining("“培训测试组”")
        .hasMessageContaining("无人值班");
    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_SESSIONS.name())
        .asString()
        .contains("无人值班", "临近时段没有");

    roster.delete(TEAM, 1);
    plan.submitted();
  }

  /** A team of agent1 alone. */
  private static TeamDraft team(String hours) {
    return new TeamDraft(
        0,
        "培训测试组",
        "agent",
        "supervisor1",
        List.of(new TeamDraft.Member("agent1", null, null)),
        hours == null
            ? List.of()
            : List.of(
                new TeamDraft.Shift(ShiftKind.DAY, null, EnumSet.allOf(DayOfWeek.class), hours)),
        List.of());
  }

  @Test
  void ofTwoPlansSubmittedAtOnceOneSeesTheOther() throws Exception {
    Plan first = planned("agent1").added(COURSE, 0, 10, "agent1");
    Plan second = scenario.begunBeside(first).asked("agent1").answered("agent1");
    second.added(COURSE, 0, 11, "agent1");
    var start = new CyclicBarrier(2);
    var people = Executors.newFixedThreadPool(2);
    try {
      var results = people.invokeAll(List.of(submission(first, start), submission(second, start)));
      assertThat(List.of(results.get(0).get(), results.get(1).get()))
          .containsExactlyInAnyOrder("", "冲突");
    } finally {
      people.shutdown();
    }
    assertThat(List.of(state(first), state(second)))
        .containsExactlyInAnyOrder(PlanState.APPROVAL, PlanState.PLANNING);
  }

  private Callable<String> submission(Plan plan, CyclicBarrier start) {
    String task = plan.run().task("userTask_planSessions").getId();
    return () -> {
      start.await();
      try {
        submissions.complete(task, "trainer1", Map.of(PLAN_ACTION.name(), "SUBMIT"));
        return "";
      } catch (RuntimeException refused) {
        return refused.getMessage().contains("冲突") ? "冲突" : refused.getMessage();
      }
    };
  }

  @Test
  void howeverLongAPlanIsTheManagerCanDecideOnIt() {
    Plan plan = planned("agent1");
    jdbc.sql("update training_plan set goals = :goals where id = :id")
        .param("goals", "!".repeat(2000))
        .param("id", plan.number().id())
        .update();
    for (int day = 0; day < 50; day++) {
      planning.add(
          plan.number(),
          new SessionDraft(
              COURSE,
              TrainingForm.INTERNAL,
              instant(plan.at(day, 10)),
              instant(plan.at(day, 12)),
              "会议室",
              "trainer1",
              null,
              5,
              List.of("agent1")));
    }

    plan.submitted();

    assertThat(form(plan.run(), "userTask_approveRequest").get("approvalSubject").toString())
        .contains("共 50 场", "另有")
        .hasSizeLessThan(4000);
  }

  @Test
  void aRejectedPlanIsReturnedAndBooksNobody() {
    Plan plan = planned("agent1").added(COURSE, 0, 10, "agent1").submitted();
    TrainingSession session = planning.sessions(plan.number()).get(0);
    Plan other = planned("agent1");

    plan.run()
        .complete(
            "manager1",
            "userTask_approveRequest",
            Map.entry("approved", false),
            Map.entry("rejectionReason", "请安排在周三"));

    assertThat(state(plan)).isEqualTo(PlanState.PLANNING);
    assertThat(form(plan.run(), "userTask_planSessions"))
        .extracting(PLAN_NEEDS.name())
        .asString()
        .contains("退回原因", "请安排在周三");
    assertThat(texts(plan, "training-plan-returned")).singleElement().asString().contains("周三");
    assertThat(conflictsAt(other, session)).isEmpty();
    plan.submitted();
    assertThat(conflictsAt(other, session))
        .extracting(BookingConflict::employee)
        .contains("agent1");
  }

  /** What would be in the way of a session of another plan at the same time. */
  private List<BookingConflict> conflictsAt(Plan other, TrainingSession session) {
    return bookings.conflicts(
        new TrainingSession(
            new SessionNumber(other.number(), 1),
            session.course(),
            session.form(),
            session.startsAt(),
            session.endsAt(),
            session.place(),
            null,
            "外请讲师",
            10,
            List.of("agent1"),
            SessionState.PLANNED,
            0,
            null));
  }

  @Test
  void aPlanThatNobodyApprovesComesBackWhenItsFirstSessionBegins() {
    Plan plan = planned("agent1").added(COURSE, 0, 10, "agent1").submitted();

    plan.run().fireTimer("event_firstSessionDue");

    assertThat(plan.run().openTasks()).containsExactly("userTask_planSessions");
    assertThat(plans.get(plan.number()).note()).contains("仍未审批");
    assertThatThrownBy(plan::submitted).hasMessageContaining("开始时间已经过去");
  }

  @Test
  void aPlanIsGivenUp() {
    Plan plan = planned("agent1");

    edit(plan, PLAN_ACTION.of("ABANDON"), ABANDON_REASON.of("预算未批"));

    assertThat(plan.run().passed()).contains("endEvent_planAbandoned");
    assertThat(state(plan)).isEqualTo(PlanState.ABANDONED);
  }

  @Test
  void aCourseThatNobodyDesignsDelaysNoInvitation() {
    Plan plan = planned("agent1").added(COURSE, 0, 10, "agent1").submitted().approved();

    plan.run().fireTimer("event_designDue");

    assertThat(plan.session(1).openTasks()).containsExactly("userTask_leadSession");
  }

  @Test
  void aTrainerCancelsAnHourBefore() {
    roster.save(TEAM, team(null), false, "supervisor1");
    Plan plan = scenario.begun().running(COURSE, "agent1");
    moveTo(plan.at(0, 9));

    plan.session(1)
        .complete(
            "trainer1",
            "userTask_leadSession",
            SESSION_ACTION.of("CANCEL"),
            CANCELLATION_REASON.of("讲师突发疾病"));

    assertThat(plan.session(1).passed()).contains("endEvent_sessionCancelled");
    assertThat(texts(plan, "training-session-cancelled")).hasSize(2);
    assertThat(texts(plan, "training-session-short-notice")).as("to the supervisor").hasSize(1);
    assertThat(entries(plan, 1)).anyMatch(entry -> entry.contains("METHOD:CANCEL"));
    assertThat(session(plan).state()).isEqualTo(SessionState.CANCELLED);
    plan.run().complete("trainer1", "userTask_concludePlan", PLAN_CONCLUSION.of("全部取消，下季再办"));
    assertThat(plan.run().passed()).contains("endEvent_planCancelled");
    assertThat(state(plan)).isEqualTo(PlanState.CANCELLED);
  }

  @Test
  void anotherTrainerTakesOver() {
    Plan plan = scenario.begun().running(COURSE, "agent1");

    assertThatThrownBy(() -> lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of("agent1")))
        .hasMessageContaining("本场参训人员");
    assertThatThrownBy(() -> lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of("trainer1")))
        .hasMessageContaining("相同");
    lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of("tech1"));

    assertThat(plan.session(1).task("userTask_leadSession").getAssignee()).isEqualTo("tech1");
    assertThat(texts(plan, "training-session-released")).hasSize(1);
    assertThat(entries(plan, 1)).anyMatch(entry -> entry.contains("SEQUENCE:1"));
    moveTo(plan.at(0, 12));
    plan.session(1)
        .complete(
            "tech1",
            "userTask_leadSession",
            SESSION_ACTION.of("HELD"),
            PRESENT_PARTICIPANTS.of(List.of("agent1")));
    assertThat(session(plan).state()).isEqualTo(SessionState.HELD);
  }

  @Test
  void aSessionOfATrainerFromOutsideIsLedByThePlanner() {
    Plan plan = planned("agent1");
    edit(
        plan,
        PLAN_ACTION.of("ADD"),
        SESSION_COURSE.of(COURSE),
        SESSION_FORM.of("EXTERNAL"),
        SESSION_STARTS_AT.of(plan.at(0, 10)),
        SESSION_ENDS_AT.of(plan.at(0, 12)),
        SESSION_PLACE.of("电信学院"),
        EXTERNAL_TRAINER.of("王教授"),
        SESSION_SEATS.of(5),
        SESSION_PARTICIPANTS.of(List.of("agent1")));
    plan.submitted().approved();
    assertThat(plan.run().task("userTask_designCourse").getAssignee())
        .as("nobody of ours teaches it")
        .isNull();

    plan.designed();

    assertThat(plan.session(1).task("userTask_leadSession").getAssignee()).isEqualTo("trainer1");
    assertThat(texts(plan, "training-session-invited"))
        .singleElement()
        .asString()
        .contains("讲师王教授");
  }

  @Test
  void aPostponedSessionTakesItsTimersAlong() {
    Plan plan = scenario.begun().running(COURSE, "agent1");

    assertThatThrownBy(
            () ->
                lead(
                    plan,
                    SESSION_ACTION.of("POSTPONE"),
                    NEW_STARTS_AT.of(plan.at(200, 10)),
                    NEW_ENDS_AT.of(plan.at(200, 12))))
        .hasMessageContaining("不在计划周期内");
    lead(
        plan,
        SESSION_ACTION.of("POSTPONE"),
        NEW_STARTS_AT.of(plan.at(2, 14)),
        NEW_ENDS_AT.of(plan.at(2, 16)),
        NEW_PLACE.of("一号会议室"));

    assertThat(plan.session(1).timer("event_sessionReminderDue").getDuedate())
        .isEqualTo(Date.from(instant(plan.at(1, 14))));
    assertThat(session(plan).place()).isEqualTo("一号会议室");
    assertThat(texts(plan, "training-session-invited")).hasSize(2);
    assertThat(session(plan).sequence()).isEqualTo(1);
  }

  @Test
  void attendanceIsNotRecordedBeforeTheStart() {
    Plan plan = scenario.begun().running(COURSE, "agent1");

    assertThatThrownBy(() -> plan.held(1, "agent1")).hasMessageContaining("尚未开始");
    assertThat(session(plan).state()).isEqualTo(SessionState.SCHEDULED);
  }

  @Test
  void missingAttendanceIsAskedFor() {
    Plan plan = scenario.begun().running(COURSE, "agent1");
    moveTo(plan.at(0, 12));

    plan.session(1).passTime(Duration.ofDays(9));

    assertThat(plan.session(1).openTasks()).containsExactly("userTask_leadSession");
    assertThat(texts(plan, "training-attendance-due"))
        .as("when due and three times more, to the trainer and the supervisors")
        .hasSize(8);
  }

  @Test
  void conflictsThatCameUpSinceAreToldToTheTrainer() {
    Plan plan = scenario.begun().running(COURSE, "agent1");
    standIns.markAbsent(
        new Absence("agent1", instant(plan.at(-1, 0)), instant(plan.at(1, 0)), null, null));

    plan.session(1).fireTimer("event_sessionReminderDue");

    assertThat(texts(plan, "training-session-due"))
        .singleElement()
        .asString()
        .contains("王小明在此期间缺席");
  }

  @Test
  void theAbsentAreRecordedAndTheEvaluationEndsAtItsDeadline() {
    Plan plan = scenario.begun().running(COURSE, "agent1", "agent2");
    moveTo(plan.at(0, 12));
    plan.held(1, "agent1");

    plan.session(1).fireTimer("event_evaluationDue");

    assertThat(plan.session(1).hasEnded()).isTrue();
    assertThat(plan.session(1).passed()).contains("endEvent_evaluationMissed");
    assertThat(sessions.attendees(new SessionNumber(plan.number(), 1))).containsExactly("agent1");
    assertThat(sessions.figures(plan.number()).toTrainAgain()).containsExactly("agent2");
  }

  @Test
  void aSessionIsEvaluatedOnceByThoseWhoWereThere() {
    Plan plan = scenario.begun().running(COURSE, "agent1", "agent2");
    moveTo(plan.at(0, 12));
    plan.held(1, "agent1").evaluated("agent1");
    var number = new SessionNumber(plan.number(), 1);
    var evaluation = new Evaluation(1, 1, 1, 1, null);

    assertThatThrownBy(() -> sessions.evaluate(number, "agent1", evaluation))
        .hasMessageContaining("已提交");
    assertThatThrownBy(() -> sessions.evaluate(number, "agent2", evaluation))
        .hasMessageContaining("只有参加了");
  }

  @Test
  void whoLeavesDuringTheSurveyIsNotWaitedFor() {
    leaver();
    Plan plan = scenario.begun().asked("agent1", LEAVER).answered("agent1");

    departures.leave(LEAVER, "manager1");
    plan.run().runJobs();

    assertThat(plan.run().openTasks()).containsExactly("userTask_planSessions");
    assertThat(plan.run().passed()).contains("endEvent_participantLeft");
    assertThat(plans.participants(plan.number())).containsExactly("agent1");
  }

  @Test
  void whoLeavesGivesUpTheirPlacesAndIsNotAskedAnyMore() {
    leaver();
    Plan plan = scenario.begun();
    plan.asked("agent1", LEAVER).answered("agent1").answered(LEAVER);
    plan.added(COURSE, 0, 10, "agent1", LEAVER)
        .added(COURSE, 7, 10, "agent1", LEAVER)
        .submitted()
        .approved()
        .designed();
    moveTo(plan.at(0, 12));
    plan.held(1, LEAVER);

    departures.leave(LEAVER, "manager1");
    assertThat(departures.leave(LEAVER, "manager1").notedBy()).isEqualTo("manager1");
    plan.session(1).runJobs();

    assertThat(plan.session(1).passed()).contains("endEvent_attendeeLeft");
    assertThat(sessions.get(new SessionNumber(plan.number(), 2)).participants())
        .containsExactly("agent1");
    assertThat(sessions.attendees(new SessionNumber(plan.number(), 1))).containsExactly(LEAVER);
  }

  @Test
  void theSessionsOfATrainerWhoLeavesGoBackToTheTrainers() {
    leaver();
    Plan plan = scenario.begun().running(COURSE, "agent1");
    lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of(LEAVER));

    departures.leave(LEAVER, "manager1");

    assertThat(plan.session(1).task("userTask_leadSession").getAssignee()).isNull();
    assertThat(texts(plan, "training-trainer-left")).isNotEmpty();
    lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of("trainer1"));
    assertThat(session(plan).trainer()).isEqualTo("trainer1");
  }

  @Test
  void aTrainerWhoseAccountIsGoneGivesTheSessionBack() {
    leaver();
    Plan plan = scenario.begun().running(COURSE, "agent1");
    lead(plan, SESSION_ACTION.of("REPLACE"), NEW_TRAINER.of(LEAVER));
    engine.getIdentityService().deleteUser(LEAVER);

    departures.align();

    assertThat(departures.find(LEAVER)).isPresent();
    assertThat(plan.session(1).task("userTask_leadSession").getAssignee()).isNull();
  }

  @Test
  void theLaterTasksOfAPlannerWhoLeftGoBackToTheTrainersAsWell() {
    leaver();
    LocalDate today = LocalDate.now(clock);
    PlanNumber number =
        plans.begin(
            new PlanProposal("计划", "目标", today, today.plusDays(30), List.of(LEAVER), LEAVER, null));
    RunningCase run = new RunningCase(engine, number.value());
    run.runJobs();
    departures.leave(LEAVER, "manager1");
    assertThat(run.task("userTask_chooseParticipants").getAssignee()).isNull();
    engine.getTaskService().setAssignee(run.task("userTask_chooseParticipants").getId(), LEAVER);

    departures.align();

    assertThat(run.task("userTask_chooseParticipants").getAssignee()).isNull();
  }

  @Test
  void whoseAccountIsGoneIsTakenOutOfThePlans() {
    leaver();
    Plan plan = scenario.begun().asked("agent1", LEAVER).answered("agent1");
    engine.getIdentityService().deleteUser(LEAVER);

    departures.align();

    assertThat(departures.find(LEAVER)).isPresent();
    assertThat(plan.run().openTasks()).containsExactly("userTask_planSessions");
  }

  @Test
  void aParticipantSeesNothingOfOthers() {
    Plan plan = scenario.begun().asked("agent1", "agent2").answered("agent1");
    Task task = plan.personalTask(plan.run(), "userTask_stateNeeds", "agent2");
    scenario.as(
        "agent2",
        () -> {
          assertThat(engine.getFormService().getTaskFormVariables(task.getId()))
              .containsKey(PLAN_SUMMARY.name())
              .doesNotContainKeys(PLAN_NEEDS.name(), PLAN_SESSIONS.name());
          assertThat(
                  engine
                      .getTaskService()
                      .createTaskQuery()
                      .processInstanceBusinessKey(plan.number().value())
                      .list())
              .extracting(Task::getAssignee)
              .containsExactly("agent2");
          assertThat(
                  engine
                      .getHistoryService()
                      .createHistoricVariableInstanceQuery()
                      .processInstanceId(task.getProcessInstanceId())
                      .list())
              .isEmpty();
        });
  }

  @Test
  void theHistoryOfTheEngineDoesNotKeepWhatParticipantsSay() {
    Plan plan = scenario.begun().running(COURSE, "agent1");
    moveTo(plan.at(0, 12));
    plan.held(1, "agent1");
    plan.evaluated("agent1");
    var history = engine.getHistoryService();

    for (String process : List.of(TrainingPlanProcess.KEY, TrainingSessionProcess.KEY)) {
      String instance =
          history
              .createHistoricProcessInstanceQuery()
              .processInstanceBusinessKeyLike(plan.number() + "%")
              .processDefinitionKey(process)
              .singleResult()
              .getId();
      assertThat(
              history
                  .createHistoricVariableInstanceQuery()
                  .processInstanceId(instance)
                  .includeDeleted()
                  .list())
          .extracting(HistoricVariableInstance::getName)
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("need") || name.startsWith("evaluation"));
      assertThat(
              history.createHistoricDetailQuery().processInstanceId(instance).formFields().list())
          .map(field -> ((HistoricFormField) field).getFieldId())
          .noneMatch(name -> name.startsWith("need") || name.startsWith("evaluation"));
    }
    assertThat(sessions.figures(plan.number()).evaluation()).hasValue(4.5);
    assertThat(plans.needs(plan.number()).get(0).wishes()).isEqualTo("希望练习投诉场景");
  }

  private Plan planned(String... participants) {
    Plan plan = scenario.begun().asked(participants);
    for (String participant : participants) {
      plan.answered(participant);
    }
    return plan;
  }

  private void leaver() {
    User user = engine.getIdentityService().newUser(LEAVER);
    user.setLastName("离");
    user.setFirstName("职员");
    user.setEmail("leaver@kefuflow.example");
    engine.getIdentityService().saveUser(user);
    engine.getIdentityService().createMembership(LEAVER, "agent");
  }

  private void choose(Plan plan, List<String> participants, String due) {
    plan.run()
        .complete(
            "trainer1",
            "userTask_chooseParticipants",
            PARTICIPANTS.of(participants),
            ANSWERS_DUE_AT.of(due));
  }

  @SafeVarargs
  private static void edit(Plan plan, Map.Entry<String, ?>... fields) {
    plan.run().complete("trainer1", "userTask_planSessions", fields);
  }

  @SafeVarargs
  private static void lead(Plan plan, Map.Entry<String, ?>... fields) {
    plan.session(1).complete("trainer1", "userTask_leadSession", fields);
  }

  private void refused(Plan plan, Map<String, Object> wrong, String message) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                PLAN_ACTION.name(),
                "ADD",
                SESSION_COURSE.name(),
                COURSE,
                SESSION_FORM.name(),
                "INTERNAL",
                SESSION_STARTS_AT.name(),
                plan.at(0, 10),
                SESSION_ENDS_AT.name(),
                plan.at(0, 12),
                SESSION_PLACE.name(),
                "三号会议室",
                SESSION_TRAINER.name(),
                "trainer1",
                SESSION_SEATS.name(),
                12,
                SESSION_PARTICIPANTS.name(),
                List.of("agent1", "agent2")));
    fields.putAll(wrong);
    Task task = plan.run().task("userTask_planSessions");
    assertThatThrownBy(
            () ->
                scenario.as(
                    "trainer1", () -> engine.getFormService().submitTaskForm(task.getId(), fields)))
        .as(wrong.toString())
        .hasMessageContaining(message);
  }

  private void design(Plan plan, String course) {
    Task task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(plan.number().value())
            .taskDefinitionKey("userTask_designCourse")
            .list()
            .stream()
            .filter(
                open ->
                    engine.getTaskService().getVariable(open.getId(), "courseCode").equals(course))
            .findFirst()
            .orElseThrow();
    assertThat(task.getAssignee()).isEqualTo("trainer1");
    assertThat(engine.getFormService().getTaskFormVariables(task.getId()))
        .containsKey(COURSE_SUMMARY.name());
    scenario.as(
        "trainer1",
        () ->
            engine
                .getFormService()
                .submitTaskForm(
                    task.getId(),
                    Map.of(
                        "courseOutline", "大纲 " + course,
                        "courseMethod", "讲授",
                        "courseMaterials", "课件")));
    plan.run().runJobs();
  }

  private void examined(Plan plan, int session, String employee, String result) {
    Task task = plan.personalTask(plan.session(session), "userTask_standInExam", employee);
    engine.getTaskService().complete(task.getId(), Map.of(EXAM_RESULT.name(), result));
    plan.session(session).runJobs();
  }

  private PlanState state(Plan plan) {
    return plans.get(plan.number()).state();
  }

  private TrainingSession session(Plan plan) {
    return sessions.get(new SessionNumber(plan.number(), 1));
  }

  private Map<String, Object> form(RunningCase run, String elementId) {
    return engine.getFormService().getTaskFormVariables(run.task(elementId).getId());
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static void moveTo(String time) {
    ClockUtil.setCurrentTime(Date.from(instant(time)));
  }

  private List<String> texts(Plan plan, String template) {
    return jdbc.sql("select text from message where template = :template and text like :number")
        .param("template", template)
        .param("number", "%" + plan.number() + "%")
        .query(String.class)
        .list();
  }

  private List<String> entries(Plan plan, int session) {
    return jdbc.sql("select calendar_entry from message where calendar_entry like :uid")
        .param("uid", "%%%s-%02d@kefuflow%%".formatted(plan.number(), session))
        .query(String.class)
        .list();
  }
}
