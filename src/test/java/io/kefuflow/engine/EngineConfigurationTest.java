package io.kefuflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import io.kefuflow.test.TestDatabase;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@ApplicationTest
class EngineConfigurationTest {

  @Autowired SpringProcessEngineConfiguration engine;
  @Autowired CamundaBpmProperties properties;
  @Autowired JdbcClient jdbc;
  @Autowired EngineIndexes indexes;

  @Test
  void historyIsFullAndCleanedUpAtNight() {
    assertThat(engine.getHistoryLevel()).isEqualTo(HistoryLevel.HISTORY_LEVEL_FULL);
    assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
    assertThat(engine.getHistoryTimeToLive()).isEqualTo("P1095D");
    assertThat(engine.isHistoryCleanupEnabled()).isTrue();
    assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
    assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
    assertThat(engine.getHistoryCleanupBatchSize()).isEqualTo(200);
    assertThat(engine.getHistoryCleanupDegreeOfParallelism()).isEqualTo(2);
    assertThat(engine.getHistoryCleanupJobLogTimeToLive()).isEqualTo("P30D");
    assertThat(engine.getHistoryCleanupStrategy()).isEqualTo("removalTimeBased");
    assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("end");
  }

  @Test
  void jobsAreFetchedOften_deadlinesFirst() {
    assertThat(engine.isJobExecutorPreferTimerJobs()).isTrue();
    assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
    assertThat(engine.isJobExecutorDeploymentAware()).isFalse();
    assertThat(engine.getFailedJobRetryTimeCycle()).isEqualTo("PT5S,PT1M,PT5M,PT30M,PT2H");
    assertThat(engine.isEnableReducedJobExceptionLogging()).isTrue();
    assertThat(engine.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
    assertThat(engine.isCreateIncidentOnFailedJobEnabled()).isTrue();
  }

  @Test
  void theJobExecutorThatRunsOutsideOfTestsIsConfigured() {
    var pool = (ThreadPoolTaskExecutor) JobConfiguration.camundaTaskExecutor(properties);
    var executor = JobConfiguration.jobExecutor(pool, properties);

    assertThat(pool.getCorePoolSize()).isEqualTo(8);
    assertThat(pool.getMaxPoolSize()).isEqualTo(8);
    assertThat(pool.getQueueCapacity()).isEqualTo(40);
    assertThat(executor.getMaxJobsPerAcquisition()).isEqualTo(100);
    assertThat(executor.getWaitTimeInMillis()).isEqualTo(500);
    assertThat(executor.getMaxWait()).isEqualTo(500);
    assertThat(executor.getBackoffTimeInMillis()).isEqualTo(25);
    assertThat(executor.getMaxBackoff()).isEqualTo(400);
    assertThat(executor.getLockTimeInMillis()).isEqualTo(120_000);
    assertThat(new BackoffJobAcquisitionStrategy(executor).getWaitTime())
        .as("no hot loop")
        .isZero();
  }

  @Test
  void onlyChangedResourcesAreDeployedAgain() {
    assertThat(engine.isDeployChangedOnly()).isTrue();
  }

  @Test
  void nothingIsComputedThatNobodyReads() {
    assertThat(properties.getEventing().isExecution()).isFalse();
    assertThat(properties.getEventing().isTask()).isFalse();
    assertThat(properties.getEventing().isHistory()).isFalse();
    assertThat(engine.isMetricsEnabled()).isTrue();
    assertThat(engine.isTaskMetricsEnabled()).isFalse();
    assertThat(engine.isCmmnEnabled()).isFalse();
    assertThat(engine.isStandaloneTasksEnabled()).isFalse();
  }

  @Test
  void rightsAreCheckedWithoutARowForEachTask() {
    assertThat(engine.isAuthorizationEnabled()).isTrue();
    assertThat(engine.isAuthorizationEnabledForCustomCode()).isFalse();
    assertThat(engine.getAuthorizationCheckRevokes())
        .isEqualTo(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    assertThat(engine.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
  }

  @Test
  void inputIsTrustedNoFurtherThanNeeded() {
    assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(engine.getScriptEngineResolver().getScriptEngine("juel", false)).isNull();
    assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(engine.isEnableXxeProcessing()).isFalse();
    assertThat(engine.getDefaultSerializationFormat()).isEqualTo("application/json");
    assertThat(engine.isWebappsAuthenticationLoggingEnabled()).isTrue();
    assertThat("wang.xiaoming@example.cn").matches(engine.getUserResourceWhitelistPattern());
    assertThat("quality-inspector").matches(engine.getGroupResourceWhitelistPattern());
    assertThat("a b;c").doesNotMatch(engine.getUserResourceWhitelistPattern());
  }

  @Test
  void theEnginesTablesCarryOurIndexes_andMayGetThemAgain() {
    indexes.postProcessEngineBuild(engine.getProcessEngine());

    List<String> names =
        jdbc.sql(
                TestDatabase.isPostgres()
                    ? "select indexname from pg_indexes where indexname like 'kf_idx_%'"
                    : "select index_name from information_schema.indexes where lower(index_name) like 'kf_idx_%'")
            .query(String.class)
            .list();

    assertThat(names).hasSameSizeAs(EngineIndexes.STATEMENTS);
  }
}
