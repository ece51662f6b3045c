package io.kefuflow.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Cases with a deadline each, due together; acquired and run by the test's own thread. A delegate
 * runs again when its group is rolled back, so what happened is asked of the history.
 */
class TimerGroupTest {

  private static final int GROUP = 5;
  private static final String ESCALATED = "serviceTask_escalate";

  private final DataSource dataSource =
      new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  private final JobExecutor jobExecutor =
      new TimerGroupJobExecutor(GROUP, JdbcClient.create(dataSource)) {
        @Override
        public boolean isActive() {
          return true;
        }

        @Override
        public void jobWasAdded() {
          // nobody to wake
        }
      };
  private final Map<Object, Set<String>> casesByTransaction = new LinkedHashMap<>();
  private JavaDelegate escalation = execution -> {};
  private ProcessEngine engine;

  @BeforeEach
  void startEngine() {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(dataSource);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutor(jobExecutor);
    configuration.setJobExecutorPreferTimerJobs(true);
    configuration.setBeans(Map.of("escalate", (JavaDelegate) this::escalate));
    engine = configuration.buildProcessEngine();
    deployCaseWithDeadlines("case", 1);
    deployCaseWithDeadlines("caseWithTwo", 2);
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "message.bpmn",
            Bpmn.createExecutableProcess("message")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .camundaAsyncAfter()
                .endEvent()
                .done())
        .deploy();
  }

  @AfterEach
  void stopEngine() {
    ClockUtil.reset();
    engine.close();
  }

  @Test
  void deadlinesOfDifferentCasesShareOneTransaction() {
    openCases(GROUP);

    runAll(acquireDue());

    assertThat(casesByTransaction.values()).singleElement().satisfies(this::isAllCases);
    assertThat(escalated()).hasSize(GROUP).doesNotHaveDuplicates();
    assertThat(timersLeft()).isZero();
  }

  @Test
  void aGroupIsNotLargerThanWanted_andOtherJobsStayAlone() {
    openCases(GROUP + 1);
    engine.getRuntimeService().startProcessInstanceByKey("message");
    engine.getRuntimeService().startProcessInstanceByKey("message");

    AcquiredJobs acquired = acquireDue();

    assertThat(acquired.getJobIdBatches())
        .extracting(List::size)
        .containsExactlyInAnyOrder(GROUP, 1, 1, 1);
    runAll(acquired);
    assertThat(escalated()).hasSize(GROUP + 1).doesNotHaveDuplicates();
    assertThat(jobs().count()).isZero();
  }

  @Test
  void aMessageThatIsToBeTriedAgainStaysAloneThoughItHasADueDate() {
    openCases(2);
    for (int i = 0; i < 2; i++) {
      engine.getRuntimeService().startProcessInstanceByKey("message");
    }
    jobs()
        .messages()
        .list()
        .forEach(job -> engine.getManagementService().setJobDuedate(job.getId(), new Date()));

    assertThat(acquireDue().getJobIdBatches())
        .extracting(List::size)
        .containsExactlyInAnyOrder(2, 1, 1);
  }

  @Test
  void aFullAcquisitionIsNotTakenForAnIdleNode() {
    openCases(GROUP * 2);

    AcquiredJobs full = acquire(GROUP * 2);

    assertThat(full.getJobIdBatches()).hasSize(2);
    assertThat(full.getNumberOfJobsAttemptedToAcquire()).isEqualTo(2);
  }

  @Test
  void aNodeWhosePoolIsFullTakesAGroupLessForEachThatWasRejected() {
    jobExecutor.setMaxJobsPerAcquisition(4 * GROUP);
    openCases(4 * GROUP);

    int rejected = 3;
    AcquiredJobs acquired = acquire(4 * GROUP - rejected);

    assertThat(acquired.size()).isEqualTo(GROUP);
  }

  @Test
  void oneThatFailsHarmsNoNeighbourAndBecomesAnIncidentAsBefore() {
    openCases(GROUP);
    escalation =
        execution -> {
          if (execution.getProcessBusinessKey().equals("TS-3")) {
            throw new IllegalStateException("no address");
          }
        };

    runAll(acquireDue());

    assertThat(escalated()).containsExactlyInAnyOrder("TS-1", "TS-2", "TS-4", "TS-5");
    Job failed = jobs().singleResult();
    assertThat(failed.getRetries()).isEqualTo(2);
    assertThat(failed.getExceptionMessage()).isEqualTo("no address");

    runAll(acquireDue());
    runAll(acquireDue());
    assertThat(jobs().noRetriesLeft().count()).isEqualTo(1);
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isEqualTo(1);
  }

  @Test
  void oneThatFailedBeforeIsTriedAlone() {
    openCases(1);
    escalation =
        execution -> {
          throw new IllegalStateException("no address");
        };
    runAll(acquireDue());
    openCases(3);
    escalation = execution -> {};
    casesByTransaction.clear();

    runAll(acquireDue());

    assertThat(casesByTransaction.values()).extracting(Set::size).containsExactly(3, 1);
    assertThat(timersLeft()).isZero();
  }

  @Test
  void aDeadlineThatIsGoneIsPassedOver() {
    openCases(3);
    AcquiredJobs acquired = acquireDue();
    engine
        .getRuntimeService()
        .deleteProcessInstance(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("TS-2")
                .singleResult()
                .getId(),
            "withdrawn");

    runAll(acquired);

    assertThat(escalated()).containsExactlyInAnyOrder("TS-1", "TS-3");
    assertThat(timersLeft()).isZero();
  }

  @Test
  void aCaseThatIsClosedMeanwhileLeavesTheOthersEscalatedOnce() {
    openCases(3);
    escalation =
        execution -> {
          if (execution.getProcessBusinessKey().equals("TS-1")) {
            CompletableFuture.runAsync(() -> closeIfOpen("TS-2")).join();
          }
        };

    runAll(acquireDue());

    assertThat(escalated()).containsExactlyInAnyOrder("TS-1", "TS-3");
    assertThat(timersLeft()).isZero();
  }

  @Test
  void deadlinesOfOneCaseNeverShareATransaction() {
    openCases("caseWithTwo", 2);

    runAll(acquireDue());

    assertThat(escalated()).containsExactlyInAnyOrder("TS-1", "TS-1", "TS-2", "TS-2");
    assertThat(timersLeft()).isZero();
  }

  private void deployCaseWithDeadlines(String key, int deadlines) {
    var task =
        Bpmn.createExecutableProcess(key)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask("userTask_work");
    task.endEvent();
    for (int i = 0; i < deadlines; i++) {
      task.boundaryEvent("event_due" + i)
          .cancelActivity(false)
          .timerWithDuration("PT1H")
          .serviceTask(i == 0 ? ESCALATED : ESCALATED + i)
          .camundaDelegateExpression("${escalate}")
          .endEvent();
    }
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(key + ".bpmn", task.done())
        .deploy();
  }

  private void openCases(int count) {
    openCases("case", count);
  }

  private void openCases(String key, int count) {
    int opened = (int) engine.getHistoryService().createHistoricProcessInstanceQuery().count();
    for (int i = 1; i <= count; i++) {
      engine.getRuntimeService().startProcessInstanceByKey(key, "TS-" + (opened + i));
    }
  }

  private void escalate(DelegateExecution execution) throws Exception {
    casesByTransaction
        .computeIfAbsent(Context.getCommandContext(), context -> new HashSet<>())
        .add(execution.getProcessBusinessKey());
    escalation.execute(execution);
  }

  private void closeIfOpen(String caseNumber) {
    engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .forEach(task -> engine.getTaskService().complete(task.getId()));
  }

  private AcquiredJobs acquireDue() {
    return acquire(100);
  }

  private AcquiredJobs acquire(int jobs) {
    ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 3_601_000));
    return configuration()
        .getCommandExecutorTxRequired()
        .execute(jobExecutor.getAcquireJobsCmd(jobs));
  }

  private void runAll(AcquiredJobs acquired) {
    for (List<String> list : new ArrayList<>(acquired.getJobIdBatches())) {
      jobExecutor.getExecuteJobsRunnable(list, (ProcessEngineImpl) engine).run();
    }
  }

  private ProcessEngineConfigurationImpl configuration() {
    return ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
  }

  private void isAllCases(Set<String> cases) {
    assertThat(cases).hasSize(GROUP);
  }

  private JobQuery jobs() {
    return engine.getManagementService().createJobQuery();
  }

  private long timersLeft() {
    return jobs().timers().count();
  }

  /** Case numbers, one for each escalation that was committed. */
  private List<String> escalated() {
    var history = engine.getHistoryService();
    return history
        .createHistoricActivityInstanceQuery()
        .activityType("serviceTask")
        .finished()
        .list()
        .stream()
        .map(
            step ->
                history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceId(step.getProcessInstanceId())
                    .singleResult()
                    .getBusinessKey())
        .toList();
  }
}
