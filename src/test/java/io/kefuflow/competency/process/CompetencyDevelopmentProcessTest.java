package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.*;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE_LEFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.competency.Assessment;
import io.kefuflow.competency.AssessmentSource;
import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.CompetencyProfile.Result;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentOutcome;
import io.kefuflow.competency.DevelopmentState;
import io.kefuflow.competency.DevelopmentWorkflow;
import io.kefuflow.competency.Measure;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.test.OtherProcess;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import io.kefuflow.training.Departures;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest(KEY)
class CompetencyDevelopmentProcessTest {

  private static final int CRITERIA = 7; // of an agent

  @Autowired ProcessEngine engine;
  @Autowired DevelopmentWorkflow workflow;
  @Autowired Competencies competencies;
  @Autowired TrainingPlans trainingPlans;
  @Autowired Departures departures;
  @Autowired Colleagues colleagues;
  @Autowired StandIns standIns;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired ApplicationContext application;

  private RosterFixture roster;
  private String employee;
  private RunningCase development;
  private DevelopmentNumber number;

  @BeforeEach
  void aTeamThatSupervisor1Leads() {
    roster = new RosterFixture(application);
    employee = roster.people(Role.AGENT, 1).get(0);
    roster.led(Role.AGENT, "supervisor1", List.of(employee));
  }

  @AfterEach
  void nobodyIsLeft() {
    roster.clear();
  }

  @Test
  void anEmployeeIsAssessedTrainedAndFollowedUntilTheGoalIsMet() {
    begin("supervisor1");
    assertThat(messages("competency-started")).isEqualTo(1);
    assertThat(development.openTasks())
        .containsExactly(
            "userTask_assessEmployee",
            "userTask_assessPractice",
            "userTask_assessSelf",
            "userTask_recordInterview");
    assertThat(development.task("userTask_assessSelf").getAssignee()).isEqualTo(employee);
    assertThat(development.task("userTask_assessEmployee").getAssignee()).isEqualTo("supervisor1");

    assess(employee, "userTask_assessSelf", 5);
    assess("supervisor1", "userTask_assessEmployee", 2);
    assess("manager1", "userTask_recordInterview", 3);
    assess("trainer1", "userTask_assessPractice", 4);

    assertThat(state()).isEqualTo(DevelopmentState.PLANNING);
    Result knowledge = competencies.profile(number).results().get(0);
    assertThat(knowledge.self()).isEqualTo(5);
    assertThat(knowledge.others()).as("50% of 2, 20% of 3, 30% of 4").isEqualTo(2.8);
    Map<String, Object> form = formVariables("userTask_planDevelopment");
    assertThat(form.get("radarChart").toString()).startsWith("data:image/svg+xml;base64,");
    assertThat(form.get("developmentSummary").toString()).contains("差距", "业务知识");
    assertThat(form.get("profileRows").toString()).contains("差距 0.2");

    plan("TRAINING");
    assertThat(messages("competency-plan-ready")).isEqualTo(1);
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));

    Measure measure = competencies.plan(number).measures().get(0);
    assertThat(trainingPlans.get(new PlanNumber(measure.trainingPlan())).origin())
        .isEqualTo(number.value());
    assertThat(state()).isEqualTo(DevelopmentState.FOLLOWING_UP);

    development.fireTimer("event_followUpDue");
    assertThatThrownBy(() -> followUp("MET", 2)).hasMessageContaining("尚未达成");
    followUp("CONTINUE", 3);
    development.passTime(Duration.ofDays(27));
    assertThat(development.openTasks()).isEmpty();
    development.passTime(Duration.ofDays(2));
    followUp("MET", 5);

    assertThat(development.hasEnded()).isTrue();
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.MET);
    assertThat(messages("competency-closed")).isEqualTo(1);
    assertThat(competencies.followUps(number)).hasSize(2);
    assertThat(competencies.profile(number).results().get(0).latest()).isEqualTo(5);
  }

  @Test
  void whoIsAssessedIsChosenInTasklist() {
    startByForm("supervisor1");
    Task choice = development.task("userTask_selectEmployee");
    assertThat(choice.getAssignee()).isEqualTo("supervisor1");
    assertThat(formVariables("userTask_selectEmployee").get("employeeOptions").toString())
        .contains(employee)
        .doesNotContain("supervisor1", "agent1");

    assertThatThrownBy(() -> choose("supervisor1", "agent1", "agent"))
        .hasMessageContaining("不在可选范围内");
    choose("supervisor1", employee, "senior-agent");

    assertThat(competencies.criteria(number)).hasSize(8);
    assertThat(development.openTasks()).hasSize(4);
  }

  @Test
  void aTrainerGoesOnWhenWhoBeganItHasLeft() {
    String author = roster.people(Role.SUPERVISOR, 1).get(0);
    roster.led(Role.AGENT, author, List.of(employee, "trainer1"));
    startByForm(author);
    standIns.align();
    engine.getIdentityService().deleteUser(author);
    release("userTask_selectEmployee");

    assertThatThrownBy(() -> choose("trainer1", "trainer1", "agent"))
        .hasMessageContaining("不能发起本人");
    release("userTask_selectEmployee");
    choose("trainer1", employee, "agent");

    assertThat(found().employee()).isEqualTo(employee);
  }

  private void release(String task) {
    engine.getTaskService().setAssignee(development.task(task).getId(), null);
  }

  @Test
  void aLaterChangeOfTheTableDoesNotTouchAnAssessment() throws IOException {
    begin("manager1");
    String table = Files.readString(Path.of("processes/competency/competency-criteria.dmn"));
    String deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .addString("competency-criteria.dmn", table.replace("业务知识", "产品知识"))
            .deploy()
            .getId();
    try {
      assertThat(competencies.criteria(number).get(0).name()).isEqualTo("业务知识");
      assess("supervisor1", "userTask_assessEmployee", 2);
      development.fireTimer("event_assessmentOver");
      assertThat(competencies.gapCriteria(number).get(0).name()).isNotEqualTo("产品知识");
      assertThat(competencies.profile(number).find("product-knowledge"))
          .get()
          .extracting(result -> result.criterion().name())
          .isEqualTo("业务知识");
    } finally {
      engine.getRepositoryService().deleteDeployment(deployment, true);
    }
  }

  @Test
  void whoBeganItMayGiveUp() {
    startByForm("trainer1");

    development.complete("trainer1", "userTask_selectEmployee", DEVELOPMENT_WANTED.of(false));

    assertThat(development.passed()).contains("endEvent_developmentCancelled");
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.CANCELLED);
    assertThat(competencies.list("trainer1", null, DevelopmentState.CLOSED))
        .extracting(Development::number)
        .contains(number);
  }

  @Test
  void somebodyIsAssessedOnceAtATimeAndNobodyAssessesThemselves() {
    begin("manager1");

    refused("manager1", employee, "agent", "还没有结束");
    refused("manager1", "nobody", "agent", "没有员工");
    refused("manager1", "agent2", "astronaut", "没有岗位");
    refused("manager1", "manager1", "supervisor", "不能发起本人");
    refused("supervisor1", "trainer1", "agent", "不是您所带团队的成员");
  }

  @Test
  void whatIsMissingInAnAssessmentIsSaid() {
    begin("manager1");

    assertThatThrownBy(
            () -> development.complete("trainer1", "userTask_assessPractice", RATING_1.of(3)))
        .hasMessageContaining("评级：问题处理（目标 3）", "必填");
    assertThatThrownBy(() -> assess("trainer1", "userTask_assessPractice", 6))
        .hasMessageContaining("不在可选范围内");
    assertThatThrownBy(() -> assess("agent2", "userTask_assessPractice", 3))
        .hasMessageContaining("无权办理");
    assertThatThrownBy(
            () ->
                development.complete(
                    "trainer1",
                    "userTask_assessPractice",
                    with(ratings(3), Map.entry("rating8", 3))))
        .hasMessageContaining("不显示");
    assertThat(development.openTasks()).hasSize(4);
  }

  @Test
  void whatSomebodySaidStaysWithTheirTask() {
    begin("manager1");
    assess("supervisor1", "userTask_assessEmployee", 2);

    assertThat(formVariables("userTask_assessSelf").toString()).doesNotContain("例子");
    assertThat(
            engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(development.task("userTask_assessSelf").getProcessInstanceId())
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .map(VariableInstance::getName))
        .doesNotContain("rating1", "assessmentText");
    assertThat(
            engine
                .getTaskService()
                .getVariables(development.task("userTask_assessSelf").getId())
                .get("rating1"))
        .isNull();
  }

  @Test
  void nobodyElseFindsAnythingInTheEngine() {
    begin("manager1");
    assess("supervisor1", "userTask_assessEmployee", 2);
    String task = development.task("userTask_assessSelf").getId();
    String instance = development.task("userTask_assessSelf").getProcessInstanceId();

    for (String other : List.of("agent1", "quality1", "tech1")) {
      as(
          other,
          () -> {
            assertThat(engine.getTaskService().createTaskQuery().processInstanceId(instance).list())
                .isEmpty();
            assertThatThrownBy(() -> engine.getTaskService().getVariables(task))
                .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> engine.getFormService().getTaskFormVariables(task))
                .isInstanceOf(AuthorizationException.class);
            nothingBeyondTasks(instance);
          });
    }
    as(
        employee,
        () -> {
          assertThat(engine.getTaskService().createTaskQuery().processInstanceId(instance).list())
              .extracting(Task::getTaskDefinitionKey)
              .containsExactly("userTask_assessSelf");
          nothingBeyondTasks(instance);
        });
  }

  @Test
  void anotherProcessWithItsNumberShowsNothingOfIt() {
    analysed();
    assertThat(formVariables("userTask_planDevelopment")).containsKey("developmentSummary");

    assertThat(OtherProcess.formVariables(engine, number.value())).isEmpty();
  }

  @Test
  void theHistoryOfTheEngineDoesNotKeepWhatWasSaid() {
    begin("manager1");
    String instance = development.task("userTask_assessSelf").getProcessInstanceId();
    assess("supervisor1", "userTask_assessEmployee", 2);
    development.fireTimer("event_assessmentOver");
    plan("COACHING");
    object("时间安排不过来");
    plan("COACHING");
    object("还是不行");
    decide("REVISE", "请减为每两周一次");

    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .includeDeleted()
                .list())
        .extracting(HistoricVariableInstance::getName)
        .contains("employee", "planAgreed")
        .doesNotContain(
            "rating1", "assessmentText", "measureText1", "planObjection", "managerNote");
    assertThat(
            engine
                .getHistoryService()
                .createHistoricDetailQuery()
                .processInstanceId(instance)
                .formFields()
                .list())
        .map(detail -> ((HistoricFormField) detail).getFieldId())
        .contains("measureKind1")
        .doesNotContain(
            "rating1", "assessmentText", "measureText1", "planObjection", "managerNote");
  }

  private void nothingBeyondTasks(String instance) {
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .list())
        .isEmpty();
    assertThat(
            engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .list())
        .isEmpty();
    var history = engine.getHistoryService();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).list())
        .isEmpty();
    assertThat(history.createHistoricDetailQuery().processInstanceId(instance).list()).isEmpty();
    assertThat(history.createHistoricTaskInstanceQuery().processInstanceId(instance).list())
        .isEmpty();
  }

  @Test
  void afterTheDeadlineItGoesOnWithThoseWhoAssessed() {
    begin("manager1");
    assess("trainer1", "userTask_assessPractice", 4);

    development.passTime(Duration.ofDays(5));
    assertThat(messages("competency-assessment-due"))
        .as("employee, supervisor and manager, twice")
        .isEqualTo(6);
    development.fireTimer("event_assessmentOver");

    assertThat(development.openTasks()).containsExactly("userTask_planDevelopment");
    assertThat(competencies.profile(number).results().get(0))
        .satisfies(result -> assertThat(result.self()).isNull())
        .satisfies(result -> assertThat(result.others()).isEqualTo(4.0));
    assertThat(formVariables("userTask_planDevelopment")).containsKey("radarChart");
  }

  @Test
  void withoutAnAssessmentBySomebodyElseTheManagerGivesMoreTime() {
    begin("manager1");
    assess(employee, "userTask_assessSelf", 3);
    development.fireTimer("event_assessmentOver");
    assertThat(development.openTasks()).containsExactly("userTask_decideOnAssessment");

    development.complete("manager1", "userTask_decideOnAssessment", ASSESSMENT_EXTENDED.of(true));

    assertThat(development.openTasks())
        .as("who has assessed is not asked again")
        .containsExactly(
            "userTask_assessEmployee", "userTask_assessPractice", "userTask_recordInterview");
    development.passTime(Duration.ofDays(6));
    assess("supervisor1", "userTask_assessEmployee", 3);
    assess("manager1", "userTask_recordInterview", 3);
    assess("trainer1", "userTask_assessPractice", 3);
    assertThat(competencies.assessments(number)).hasSize(AssessmentSource.values().length);
    assertThat(state()).isEqualTo(DevelopmentState.PLANNING);
  }

  @Test
  void withoutAnAssessmentBySomebodyElseTheManagerEndsIt() {
    begin("manager1");
    development.fireTimer("event_assessmentOver");

    assertThatThrownBy(
            () ->
                development.complete(
                    "manager1", "userTask_decideOnAssessment", ASSESSMENT_EXTENDED.of(false)))
        .hasMessageContaining("说明");
    development.complete(
        "manager1",
        "userTask_decideOnAssessment",
        ASSESSMENT_EXTENDED.of(false),
        MANAGER_NOTE.of("调往其他部门"));

    assertThat(development.passed()).contains("endEvent_notAssessed");
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.NOT_ASSESSED);
    assertThat(found().closingNote()).isEqualTo("调往其他部门");
    assertThat(messages("competency-closed")).isEqualTo(1);
  }

  @Test
  void anObjectionGoesBackToTheSupervisorAndASecondOneToTheManager() {
    planned("COACHING");

    assertThatThrownBy(
            () -> development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(false)))
        .hasMessageContaining("异议原因");
    object("时间安排不过来");
    assertThat(formVariables("userTask_planDevelopment").get("developmentSummary").toString())
        .contains("员工异议", "时间安排不过来");
    assertThat(formVariables("userTask_planDevelopment"))
        .as("the supervisor begins with the plan before")
        .containsEntry("measureKind1", "COACHING")
        .containsEntry("measureText1", "每周跟班一次");
    plan("COACHING");
    object("还是不行");

    assertThat(development.openTasks()).containsExactly("userTask_decidePlan");
    decide("REVISE", "请减为每两周一次");
    assertThat(formVariables("userTask_planDevelopment").get("developmentSummary").toString())
        .contains("经理意见", "请减为每两周一次");
    plan("COACHING");
    object("不同意");
    decide("ADOPT", "按计划先试行一个月");

    assertThat(state()).isEqualTo(DevelopmentState.FOLLOWING_UP);
    assertThat(competencies.plans(number)).hasSize(3);
  }

  @Test
  void aPlanThatIsNotAnsweredIsForTheManager() {
    planned("PROMOTION");
    development.fireTimer("event_confirmationOver");

    decide("END", "员工准备转岗");

    assertThat(development.passed()).contains("endEvent_planNotAgreed");
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.NOT_AGREED);
    assertThat(found().closingNote()).isEqualTo("员工准备转岗");
  }

  @Test
  void overdueWorkOfTheSupervisorIsRemindedThenTheManagerHearsOfIt() {
    analysed();
    development.passTime(Duration.ofDays(8));
    assertThat(messages("competency-overdue")).as("the supervisor").isEqualTo(1);
    development.passTime(Duration.ofDays(2));
    assertThat(messages("competency-overdue")).as("and the manager").isEqualTo(3);
    assertThat(development.passed()).contains("endEvent_plannerReminded");

    plan("COACHING");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));
    development.fireTimer("event_followUpDue");
    development.passTime(Duration.ofDays(8));
    assertThat(messages("competency-overdue")).isEqualTo(4);
    development.passTime(Duration.ofDays(30));
    assertThat(development.passed()).contains("endEvent_followUpReminded");
    assertThat(development.openTasks()).containsExactly("userTask_followUp");
  }

  @Test
  void aPlanIsChangedAndTheDevelopmentEndedEarly() {
    planned("POST_CHANGE");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));
    development.fireTimer("event_followUpDue");

    followUp("CHANGE", 3);
    assertThat(development.openTasks()).containsExactly("userTask_planDevelopment");
    plan("COACHING");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));
    development.fireTimer("event_followUpDue");
    followUp("END", 3);

    assertThat(development.passed()).contains("endEvent_developmentEnded");
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.ENDED);
    assertThat(found().closingNote()).isEqualTo("有进步");
  }

  @Test
  void aTrainingThatStaysInAChangedPlanIsNotBegunAgain() {
    planned("TRAINING");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));
    String begun = training().number().value();
    development.fireTimer("event_followUpDue");
    followUp("CHANGE", 3);

    plan("TRAINING", LocalDate.now(clock).plusDays(90));
    object("请再加一项辅导");
    plan("TRAINING", LocalDate.now(clock).plusDays(90));
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));

    assertThat(training().number().value()).isEqualTo(begun);
    assertThat(trainingPlans.list(null))
        .filteredOn(plan -> number.value().equals(plan.origin()))
        .hasSize(1);
  }

  @Test
  void theTrainingDoesNotTellWhatSomebodyLacks() {
    planned("TRAINING");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));

    TrainingPlan plan = training();
    assertThat(plan.title() + plan.goals())
        .as("what participants, approvals and notices show of a plan")
        .isEqualTo("个人发展培训按员工的发展计划开展培训");
  }

  @Test
  void whoLeavesIsNotDevelopedAnyMore() {
    planned("COACHING");

    engine
        .getRuntimeService()
        .createMessageCorrelation(EMPLOYEE_LEFT)
        .processInstanceVariableEquals(EMPLOYEE.name(), employee)
        .correlateAll();

    assertThat(development.hasEnded()).isTrue();
    assertThat(development.passed()).contains("endEvent_employeeLeft");
    assertThat(outcome()).isEqualTo(DevelopmentOutcome.EMPLOYEE_LEFT);
    assertThat(messages("competency-closed")).isZero();
  }

  @Test
  void aSupervisorWhomNobodyLeadsIsAssessedByAnotherOne() {
    employee = roster.people(Role.SUPERVISOR, 1).get(0);
    begin("manager1");
    assertThat(development.task("userTask_assessEmployee").getAssignee()).isNull();

    assertThatThrownBy(() -> assess(employee, "userTask_assessEmployee", 5))
        .hasMessageContaining("不能评估本人");
    engine.getTaskService().setAssignee(development.task("userTask_assessEmployee").getId(), null);
    assess("supervisor1", "userTask_assessEmployee", 2);
    development.fireTimer("event_assessmentOver");
    String owner = employee;
    assertThatThrownBy(() -> planAs(owner, "COACHING", LocalDate.now(clock)))
        .hasMessageContaining("不能制定本人的发展计划");
  }

  @Test
  void whatIsAboutAManagerIsForTheDeputies() {
    employee = roster.people(Role.MANAGER, 1).get(0);
    begin("trainer1");
    standIns.align();
    assertThatThrownBy(() -> assess("manager1", "userTask_recordInterview", 3))
        .hasMessageContaining("副经理");
    development.fireTimer("event_assessmentOver");
    standIns.align();
    development.complete("deputy1", "userTask_decideOnAssessment", ASSESSMENT_EXTENDED.of(true));
    standIns.align();

    assess("deputy1", "userTask_recordInterview", 3);

    assertThat(competencies.assessments(number))
        .extracting(Assessment::source)
        .containsExactly(AssessmentSource.INTERVIEW);
  }

  @Test
  void aManagersPlanGoesToTheSupervisorWhenTheManagerHasLeft() {
    String author = roster.people(Role.MANAGER, 1).get(0);
    analysed();
    planWhoLeavesThen(author);

    assertThat(training().planner()).isEqualTo("supervisor1");
  }

  @Test
  void aSupervisorsPlanGoesToATrainerWhenTheSupervisorHasLeft() {
    String author = roster.people(Role.SUPERVISOR, 1).get(0);
    employee = roster.people(Role.AGENT, 1).get(0);
    roster.led(Role.AGENT, author, List.of(employee));
    begin("manager1");
    assess(author, "userTask_assessEmployee", 2);
    development.fireTimer("event_assessmentOver");
    planWhoLeavesThen(author);

    assertThat(colleagues.of(Role.TRAINER))
        .extracting(Colleagues.Colleague::userId)
        .contains(training().planner());
  }

  private void planWhoLeavesThen(String author) {
    engine
        .getTaskService()
        .setAssignee(development.task("userTask_planDevelopment").getId(), author);
    planAs(author, "TRAINING", LocalDate.now(clock).plusDays(60));
    departures.leave(author, "manager1");
    development.complete(employee, "userTask_confirmPlan", PLAN_AGREED.of(true));
    assertThat(state()).isEqualTo(DevelopmentState.FOLLOWING_UP);
  }

  private TrainingPlan training() {
    return trainingPlans.get(
        new PlanNumber(competencies.plan(number).measures().get(0).trainingPlan()));
  }

  @Test
  void whatIsWrongInAPlanIsSaid() {
    analysed();

    assertThatThrownBy(
            () ->
                development.complete(
                    "supervisor1", "userTask_planDevelopment", FOLLOW_UP_WEEKS.of(4)))
        .hasMessageContaining("措施1 种类");
    LocalDate today = LocalDate.now(clock);
    assertThatThrownBy(() -> plan("COACHING", today.plusYears(2))).hasMessageContaining("一年以内");
    assertThatThrownBy(() -> plan("COACHING", today.minusDays(1))).hasMessageContaining("不能早于");
    assertThat(competencies.plans(number)).isEmpty();
  }

  private void begin(String by) {
    DevelopmentNumber[] begun = new DevelopmentNumber[1];
    as(by, () -> begun[0] = workflow.begin("试用期满", employee, "agent"));
    number = begun[0];
    development = new RunningCase(engine, number.value());
  }

  private void refused(String by, String person, String post, String message) {
    as(
        by,
        () ->
            assertThatThrownBy(() -> workflow.begin("试用期满", person, post))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message));
  }

  private void startByForm(String by) {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(KEY)
            .latestVersion()
            .singleResult()
            .getId();
    String[] key = new String[1];
    as(
        by,
        () ->
            key[0] =
                engine
                    .getFormService()
                    .submitStartForm(definition, Map.of("developmentReason", "年度盘点"))
                    .getBusinessKey());
    number = new DevelopmentNumber(key[0]);
    development = new RunningCase(engine, key[0]);
  }

  private void choose(String by, String person, String post) {
    development.complete(
        by,
        "userTask_selectEmployee",
        DEVELOPMENT_WANTED.of(true),
        EMPLOYEE.of(person),
        POST.of(post));
  }

  private void assess(String by, String task, int level) {
    development.complete(by, task, with(ratings(level), ASSESSMENT_TEXT.of("例子：" + level)));
  }

  private void analysed() {
    begin("manager1");
    assess("supervisor1", "userTask_assessEmployee", 2);
    development.fireTimer("event_assessmentOver");
  }

  private void planned(String kind) {
    analysed();
    plan(kind);
  }

  private void plan(String kind) {
    plan(kind, LocalDate.now(clock).plusDays(60));
  }

  private void plan(String kind, LocalDate due) {
    planAs("supervisor1", kind, due);
  }

  private void planAs(String by, String kind, LocalDate due) {
    development.complete(
        by,
        "userTask_planDevelopment",
        MEASURE_KIND_1.of(kind),
        MEASURE_TEXT_1.of("每周跟班一次"),
        MEASURE_CRITERION_1.of("product-knowledge"),
        MEASURE_DUE_1.of(due.toString()),
        FOLLOW_UP_WEEKS.of(4));
  }

  private void object(String why) {
    development.complete(
        employee, "userTask_confirmPlan", PLAN_AGREED.of(false), PLAN_OBJECTION.of(why));
  }

  private void decide(String decision, String note) {
    development.complete(
        "manager1", "userTask_decidePlan", PLAN_DECISION.of(decision), MANAGER_NOTE.of(note));
  }

  private void followUp(String result, int level) {
    int gaps = competencies.gapCriteria(number).size();
    development.complete(
        "supervisor1",
        "userTask_followUp",
        with(
            ratings(level).subList(0, gaps),
            FOLLOW_UP_RESULT.of(result),
            FOLLOW_UP_NOTE.of("有进步")));
  }

  private static List<Map.Entry<String, ?>> ratings(int level) {
    return IntStream.range(0, CRITERIA)
        .<Map.Entry<String, ?>>mapToObj(i -> RATINGS.get(i).of(level))
        .toList();
  }

  @SafeVarargs
  private static Map.Entry<String, ?>[] with(
      List<Map.Entry<String, ?>> fields, Map.Entry<String, ?>... more) {
    List<Map.Entry<String, ?>> all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    @SuppressWarnings("unchecked")
    Map.Entry<String, ?>[] array = all.toArray(Map.Entry[]::new);
    return array;
  }

  private Map<String, Object> formVariables(String task) {
    return engine.getFormService().getTaskFormVariables(development.task(task).getId());
  }

  private Development found() {
    return competencies.find(number).orElseThrow();
  }

  private DevelopmentState state() {
    return found().state();
  }

  private DevelopmentOutcome outcome() {
    return found().outcome();
  }

  private long messages(String template) {
    return jdbc.sql(
            "select count(*) from message where template = :template and notice_key like :key")
        .param("template", template)
        .param("key", number + ":%")
        .query(Long.class)
        .single();
  }

  private void as(String user, Runnable work) {
    var groups = engine.getIdentityService().createGroupQuery().groupMember(user).list();
    engine.getIdentityService().setAuthentication(user, groups.stream().map(Group::getId).toList());
    try {
      work.run();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }
}
