package io.kefuflow.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ProcessTest(IncidentResponse.KEY)
@ExtendWith(OutputCaptureExtension.class)
class IncidentResponseProcessTest {

  private static final String FAILING = "failing-process";
  private static final String HANDLE = "userTask_handleIncident";

  @Autowired ProcessEngine engine;
  @Autowired Cases cases;

  private String caseNumber;
  private JavaDelegate work = execution -> fail("Mail server unreachable");
  private String deployment;
  private RunningCase incident;

  @BeforeEach
  void startAProcessThatFails() {
    var model =
        Bpmn.createExecutableProcess(FAILING)
            .name("发送回执")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .serviceTask("serviceTask_send")
            .name("发送")
            .camundaAsyncBefore()
            .camundaDelegateExpression("${work}")
            .endEvent()
            .done();
    deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .addModelInstance(FAILING + ".bpmn", model)
            .deploy()
            .getId();
    caseNumber = openCase();
    engine.getRuntimeService().startProcessInstanceByKey(FAILING, caseNumber);
    incident = new RunningCase(engine, caseNumber);
    Mocks.register("work", (JavaDelegate) execution -> work.execute(execution));
  }

  @AfterEach
  void removeIt() {
    Mocks.reset();
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(IncidentResponse.KEY)
        .list()
        .stream()
        .map(instance -> instance.getId())
        .forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "end of test"));
    engine.getRepositoryService().deleteDeployment(deployment, true);
  }

  @Test
  void aFailureIsRetriedForHoursBeforeItBecomesAnIncident() {
    long started = ClockUtil.getCurrentTime().getTime();

    int attempts = failUntilTheEngineGivesUp(failingJob());

    assertThat(attempts).isEqualTo(6);
    assertThat(Duration.ofMillis(ClockUtil.getCurrentTime().getTime() - started))
        .isGreaterThan(Duration.ofHours(2));
    assertThat(incidents()).isOne();
  }

  @Test
  void anIncidentIsLoggedAndGivenToTheProcessOwner(CapturedOutput log) throws Exception {
    theWorkBecomesAnIncident();

    Task task = incident.task(HANDLE);
    assertThat(task.getName()).isEqualTo("处理异常");
    assertThat(task.getDescription()).contains(caseNumber, "发送回执", "发送");
    assertThat(Duration.between(task.getCreateTime().toInstant(), task.getDueDate().toInstant()))
        .isCloseTo(Duration.ofHours(4), Duration.ofSeconds(5));
    assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
        .extracting(link -> link.getGroupId())
        .containsExactly("process-owner");
    Map<String, Object> shown = engine.getTaskService().getVariables(task.getId());
    assertThat(shown)
        .containsEntry("caseNumber", caseNumber)
        .containsEntry("failedProcess", "发送回执")
        .containsEntry("failedActivity", "发送")
        .containsEntry("incidentMessage", "Mail server unreachable");
    assertThat(log.getOut().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "ERROR", "Incident", caseNumber, FAILING, "发送", "Mail server unreachable"));
    try (var form = engine.getFormService().getDeployedTaskForm(task.getId())) {
      assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"id\": \"handle-incident\"");
    }
  }

  @Test
  void afterTheCauseIsRemovedARetryFinishesTheWorkAtOnce() {
    theWorkBecomesAnIncident();
    work = execution -> {};

    ownerDecides("RETRY");
    engine.getManagementService().executeJob(job(IncidentResponse.KEY).getId());

    assertThat(incident.passed()).contains("endEvent_incidentRetried");
    assertThat(incidents()).isZero();
    assertThat(
            engine
                .getManagementService()
                .createJobQuery()
                .jobId(failingJob().getId())
                .executable()
                .count())
        .isOne();
    incident.runJobs();
    assertThat(incident.hasEnded()).isTrue();
  }

  @Test
  void aRetryThatFailsAgainIsANewIncident() {
    theWorkBecomesAnIncident();
    ownerDecides("RETRY");
    engine.getManagementService().executeJob(job(IncidentResponse.KEY).getId());

    theWorkBecomesAnIncident();

    assertThat(incident.openTasks()).containsExactly(HANDLE);
    assertThat(incidents()).isOne();
  }

  @Test
  void aRetryOfWorkThatIsGoneDoesNothing() {
    theWorkBecomesAnIncident();
    ownerDecides("RETRY");
    deleteFailingInstance();

    incident.runJobs();

    assertThat(incident.passed()).contains("endEvent_incidentRetried");
    assertThat(incident.hasEnded()).isTrue();
  }

  @Test
  void whatWasHandledElsewhereIsNotRetried() {
    theWorkBecomesAnIncident();

    ownerDecides("HANDLED");

    assertThat(incident.passed()).contains("endEvent_incidentHandled");
    assertThat(failingJob().getRetries()).isZero();
    assertThat(incidents()).isOne();
  }

  @Test
  void aRetryInCockpitWithdrawsTheTask() {
    theWorkBecomesAnIncident();

    String job = failingJob().getId();
    as("owner1", "process-owner", () -> engine.getManagementService().setJobRetries(job, 1));

    assertThat(incident.openTasks()).isEmpty();
    assertThat(incident.passed()).contains("endEvent_incidentWithdrawn");
  }

  @Test
  void theEndOfTheCaseWithdrawsTheTask() {
    theWorkBecomesAnIncident();

    deleteFailingInstance();

    assertThat(incident.passed()).contains("endEvent_incidentWithdrawn");
    assertThat(incident.hasEnded()).isTrue();
  }

  @Test
  void anIncidentThatIsGoneBeforeTheTaskExistsNeedsNone() {
    failUntilTheEngineGivesUp(failingJob());
    engine.getManagementService().setJobRetries(failingJob().getId(), 1);

    engine.getManagementService().executeJob(job(IncidentResponse.KEY).getId());

    assertThat(incident.openTasks()).isEmpty();
    assertThat(incident.passed()).contains("endEvent_incidentWithdrawn");
  }

  @Test
  void whateverFailsInTheResponseDoesNotTouchTheIncident() {
    failUntilTheEngineGivesUp(failingJob());
    Mocks.register("incidents", new Object());

    failUntilTheEngineGivesUp(job(IncidentResponse.KEY));

    assertThat(incidents()).isOne();
    assertThat(failingJob().getRetries()).isZero();
  }

  @Test
  void onlyTheIncidentsOwnTaskIsWithdrawn() {
    theWorkBecomesAnIncident();
    String otherCase = openCase();
    engine.getRuntimeService().startProcessInstanceByKey(FAILING, otherCase);
    Job other =
        engine
            .getManagementService()
            .createJobQuery()
            .messages()
            .withRetriesLeft()
            .processDefinitionKey(FAILING)
            .singleResult();
    failUntilTheEngineGivesUp(other);
    engine.getManagementService().executeJob(job(IncidentResponse.KEY, otherCase).getId());
    assertThat(new RunningCase(engine, otherCase).openTasks()).containsExactly(HANDLE);

    engine.getManagementService().setJobRetries(other.getId(), 1);

    assertThat(incident.openTasks()).containsExactly(HANDLE);
    assertThat(new RunningCase(engine, otherCase).openTasks()).isEmpty();
  }

  @Test
  void aBpmnErrorThatNoModelCatchesIsAnIncident() {
    work =
        execution -> {
          throw new BpmnError("NOBODY_CATCHES_THIS");
        };

    theWorkBecomesAnIncident();

    assertThat(incident.openTasks()).containsExactly(HANDLE);
    assertThat(
            engine.getTaskService().getVariable(incident.task(HANDLE).getId(), "incidentMessage"))
        .asString()
        .contains("NOBODY_CATCHES_THIS");
  }

  @Test
  void theFailureOfTheResponseItselfIsOnlyLogged(CapturedOutput log) {
    theWorkBecomesAnIncident();
    ownerDecides("RETRY");
    Mocks.register("retryIncidentDelegate", (JavaDelegate) execution -> fail("Retry is broken"));

    failUntilTheEngineGivesUp(job(IncidentResponse.KEY));

    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(IncidentResponse.KEY)
                .count())
        .isOne();
    assertThat(incident.openTasks()).isEmpty();
    assertThat(log.getOut()).contains("Retry is broken").contains("incident-response");
  }

  @Test
  void aFailureOfTheEngineItselfHasATaskWithoutACase() {
    String cleanup = engine.getHistoryService().cleanUpHistoryAsync(true).getId();
    engine.getManagementService().setJobRetries(cleanup, 0);
    try {
      String response =
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processDefinitionKey(IncidentResponse.KEY)
              .variableValueEquals("jobId", cleanup)
              .singleResult()
              .getId();
      engine
          .getManagementService()
          .executeJob(
              engine
                  .getManagementService()
                  .createJobQuery()
                  .processInstanceId(response)
                  .singleResult()
                  .getId());
      Task task =
          engine.getTaskService().createTaskQuery().processInstanceId(response).singleResult();
      assertThat(engine.getTaskService().getVariable(task.getId(), "failedProcess"))
          .isEqualTo("流程引擎");
      assertThat(engine.getTaskService().getVariable(task.getId(), "caseNumber")).isNull();
    } finally {
      engine.getManagementService().setJobRetries(cleanup, 3);
    }
    assertThat(
            engine
                .getTaskService()
                .createTaskQuery()
                .processVariableValueEquals("jobId", cleanup)
                .count())
        .isZero();
  }

  @Test
  void withoutTheProcessAFailureStillBecomesAnIncident(CapturedOutput log) {
    engine.getRepositoryService().suspendProcessDefinitionByKey(IncidentResponse.KEY);
    try {
      failUntilTheEngineGivesUp(failingJob());
    } finally {
      engine.getRepositoryService().activateProcessDefinitionByKey(IncidentResponse.KEY);
    }

    assertThat(incidents()).isOne();
    assertThat(incident.openTasks()).isEmpty();
    assertThat(log.getOut()).contains("nobody gets a task");
  }

  @Test
  void anAgentDoesNotSeeTheTask() {
    theWorkBecomesAnIncident();
    String task = incident.task(HANDLE).getId();

    as(
        "agent1",
        "agent",
        () -> assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isZero());
    as(
        "owner1",
        "process-owner",
        () -> assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isOne());
  }

  private String openCase() {
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                CaseStatus.OPEN,
                null,
                "network",
                Channel.PHONE,
                "无法上网",
                null,
                ClockUtil.getCurrentTime().toInstant(),
                null,
                null,
                null))
        .number()
        .value();
  }

  private void ownerDecides(String action) {
    String task = incident.task(HANDLE).getId();
    as(
        "owner1",
        "process-owner",
        () -> {
          engine.getTaskService().claim(task, "owner1");
          engine
              .getFormService()
              .submitTaskForm(task, Map.of("incidentAction", action, "incidentNote", "邮件服务器已恢复"));
        });
  }

  private void as(String user, String group, Runnable action) {
    engine.getIdentityService().setAuthentication(user, List.of(group));
    try {
      action.run();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** The engine gives up on the work, and the response to that begins. */
  private void theWorkBecomesAnIncident() {
    failUntilTheEngineGivesUp(failingJob());
    engine.getManagementService().executeJob(job(IncidentResponse.KEY).getId());
  }

  /** Lets the job fail as often as the engine tries it; returns how often that was. */
  private int failUntilTheEngineGivesUp(Job job) {
    var management = engine.getManagementService();
    for (int attempts = 1; attempts <= 10; attempts++) {
      assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(Exception.class);
      Job failed = management.createJobQuery().jobId(job.getId()).singleResult();
      if (failed.getRetries() == 0) {
        return attempts;
      }
      ClockUtil.setCurrentTime(failed.getDuedate());
    }
    throw new AssertionError("The engine goes on and on");
  }

  private Job failingJob() {
    return job(FAILING);
  }

  private Job job(String process) {
    return job(process, caseNumber);
  }

  private Job job(String process, String caseNumber) {
    String instance =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseNumber, process)
            .singleResult()
            .getId();
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance)
        .singleResult();
  }

  private void deleteFailingInstance() {
    engine
        .getRuntimeService()
        .deleteProcessInstance(failingJob().getProcessInstanceId(), "withdrawn by the customer");
  }

  private long incidents() {
    return engine.getRuntimeService().createIncidentQuery().processDefinitionKeyIn(FAILING).count();
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }
}
