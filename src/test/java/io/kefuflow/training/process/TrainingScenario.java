package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.*;
import static io.kefuflow.training.process.TrainingSessionProcess.*;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.course.UnknownCourseException;
import io.kefuflow.test.RunningCase;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.TrainingPlans;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestComponent;

/**
 * Training plans as far as a test wants them. Each has weeks of its own, so that those of other
 * tests book nobody there.
 */
@TestComponent
public class TrainingScenario {

  /** A course without assessment, and one with. */
  public static final String COURSE = "test-etiquette";

  static final String EXAM_COURSE = "test-law";

  private static final AtomicInteger PLANS = new AtomicInteger();

  private final TrainingPlans plans;
  private final Courses courses;
  private final ProcessEngine engine;
  private final Clock clock;

  TrainingScenario(TrainingPlans plans, Courses courses, ProcessEngine engine, Clock clock) {
    this.plans = plans;
    this.courses = courses;
    this.engine = engine;
    this.clock = clock;
  }

  /** A plan of trainer1 that has begun, of a quarter that begins on a Monday. */
  public Plan begun(String... employees) {
    course(COURSE, "测试服务礼仪", Assessment.NONE);
    course(EXAM_COURSE, "测试通讯法规", Assessment.ROLE_PLAY);
    return begun(
        LocalDate.now(clock)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .plusWeeks(4 + 14L * PLANS.getAndIncrement()),
        employees);
  }

  /** A plan of the same weeks as another one. */
  Plan begunBeside(Plan other) {
    return begun(other.monday());
  }

  private Plan begun(LocalDate monday, String... employees) {
    PlanNumber number =
        plans.begin(
            new PlanProposal(
                "季度培训",
                "投诉一次解决率提高到 85%",
                monday,
                monday.plusWeeks(13),
                List.of(employees),
                "trainer1",
                null));
    return new Plan(number, monday);
  }

  private void course(String code, String name, Assessment assessment) {
    try {
      courses.get(code);
    } catch (UnknownCourseException e) {
      courses.save(
          new Course(
              code,
              name,
              assessment == Assessment.NONE ? ContentArea.SERVICE_SKILLS : ContentArea.LAW,
              assessment,
              60,
              0,
              Duration.ZERO,
              null,
              null,
              0),
          "trainer1");
    }
  }

  /** Lets the exams of this test be one task each, instead of what the exam process does. */
  String deployStandInForExams() {
    return engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "exam.bpmn",
            Bpmn.createExecutableProcess("exam")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_standInExam")
                .camundaAssignee("${employee}")
                .endEvent()
                .done())
        .deploy()
        .getId();
  }

  /** Does what a user does, with that user's rights. */
  void as(String user, Runnable work) {
    var groups = engine.getIdentityService().createGroupQuery().groupMember(user).list();
    engine.getIdentityService().setAuthentication(user, groups.stream().map(Group::getId).toList());
    try {
      work.run();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** A plan as a test drives it. */
  public final class Plan {

    private final PlanNumber number;
    private final LocalDate monday;
    private final RunningCase run;

    Plan(PlanNumber number, LocalDate monday) {
      this.number = number;
      this.monday = monday;
      this.run = new RunningCase(engine, number.value());
      run.runJobs();
    }

    public PlanNumber number() {
      return number;
    }

    public LocalDate monday() {
      return monday;
    }

    public RunningCase run() {
      return run;
    }

    /** The process of a session. */
    public RunningCase session(int session) {
      return new RunningCase(engine, "%s-%02d".formatted(number, session));
    }

    /** A time in the plan's weeks, as forms enter it. */
    public String at(int day, int hour) {
      return monday
          .plusDays(day)
          .atTime(LocalTime.of(hour, 0))
          .atZone(clock.getZone())
          .toOffsetDateTime()
          .toString();
    }

    /** The planner says who takes part; they have a week to answer. */
    public Plan asked(String... employees) {
      run.complete(
          "trainer1",
          "userTask_chooseParticipants",
          PARTICIPANTS.of(List.of(employees)),
          AREAS_TO_ASK.of(List.of()),
          ANSWERS_DUE_AT.of(
              clock
                  .instant()
                  .plus(Duration.ofDays(7))
                  .atZone(clock.getZone())
                  .toOffsetDateTime()
                  .withNano(0)
                  .toString()));
      return this;
    }

    /** The open task of this person. */
    public Task personalTask(RunningCase of, String elementId, String employee) {
      return tasks(elementId).stream()
          .filter(task -> employee.equals(task.getAssignee()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No " + elementId + " of " + employee));
    }

    private List<Task> tasks(String elementId) {
      List<Task> all = new ArrayList<>();
      for (String key : keys()) {
        all.addAll(
            engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(elementId)
                .list());
      }
      return all;
    }

    private List<String> keys() {
      List<String> keys = new ArrayList<>(List.of(number.value()));
      for (int i = 1; i <= 4; i++) {
        keys.add("%s-%02d".formatted(number, i));
      }
      return keys;
    }

    /** A participant submits the form of a task of theirs. */
    public void submit(String employee, String elementId, Map<String, Object> fields) {
      Task task = personalTask(run, elementId, employee);
      as(employee, () -> engine.getFormService().submitTaskForm(task.getId(), fields));
      run.runJobs();
    }

    /** A participant answers the questionnaire. */
    public Plan answered(String employee) {
      submit(
          employee,
          "userTask_stateNeeds",
          Map.of(
              "needExpertise", 4,
              "needServiceSkills", 5,
              "needTeamwork", 2,
              "needLaw", 3,
              "needWishes", "希望练习投诉场景"));
      return this;
    }

    /** The planner adds a session of two hours led by trainer1. */
    public Plan added(String course, int day, int hour, String... participants) {
      run.complete(
          "trainer1",
          "userTask_planSessions",
          PLAN_ACTION.of("ADD"),
          SESSION_COURSE.of(course),
          SESSION_FORM.of("INTERNAL"),
          SESSION_STARTS_AT.of(at(day, hour)),
          SESSION_ENDS_AT.of(at(day, hour + 2)),
          SESSION_PLACE.of("三号会议室"),
          SESSION_TRAINER.of("trainer1"),
          SESSION_SEATS.of(12),
          SESSION_PARTICIPANTS.of(List.of(participants)));
      return this;
    }

    /** The planner submits the plan. */
    public Plan submitted() {
      run.complete("trainer1", "userTask_planSessions", PLAN_ACTION.of("SUBMIT"));
      return this;
    }

    /** The manager agrees. */
    public Plan approved() {
      run.complete("manager1", "userTask_approveRequest", Map.entry("approved", true));
      return this;
    }

    /** The trainer designs the course. */
    public Plan designed() {
      run.complete(
          "trainer1",
          "userTask_designCourse",
          COURSE_OUTLINE.of("一、礼仪；二、话术"),
          COURSE_METHOD.of("讲授和演练"),
          COURSE_MATERIALS.of("课件 v2"));
      return this;
    }

    /** A plan with one session of these people, whose process runs. */
    public Plan running(String course, String... participants) {
      asked(participants);
      for (String participant : participants) {
        answered(participant);
      }
      return added(course, 0, 10, participants).submitted().approved().designed();
    }

    /** The trainer records who was there; the clock is moved to the end of the session. */
    public Plan held(int session, String... present) {
      session(session)
          .complete(
              "trainer1",
              "userTask_leadSession",
              SESSION_ACTION.of("HELD"),
              PRESENT_PARTICIPANTS.of(List.of(present)));
      return this;
    }

    /** Somebody who was there evaluates. */
    public Plan evaluated(String employee) {
      submit(
          employee,
          "userTask_evaluateSession",
          Map.of(
              "evaluationContent", 5,
              "evaluationTrainer", 4,
              "evaluationUsefulness", 5,
              "evaluationOrganisation", 4,
              "evaluationRemark", "例子很实用"));
      return this;
    }
  }
}
