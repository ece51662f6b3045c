package io.kefuflow.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobExecutorConfigurationTest {

  private final TaskExecutor threads = mock(TaskExecutor.class);

  @Test
  void theJobExecutorHasEverySettingThatTheStarterGivesIts() {
    var properties = new CamundaBpmProperties();
    JobExecutionProperty settings = properties.getJobExecution();
    settings.setLockTimeInMillis(11);
    settings.setMaxJobsPerAcquisition(12);
    settings.setWaitTimeInMillis(13);
    settings.setMaxWait(14L);
    settings.setBackoffTimeInMillis(15);
    settings.setMaxBackoff(16L);
    settings.setBackoffDecreaseThreshold(17);
    settings.setWaitIncreaseFactor(1.8f);

    var ours =
        new JobExecutorConfiguration()
            .jobExecutor(threads, properties, new JobProperties(20), mock(JdbcClient.class));

    assertThat(ours)
        .usingRecursiveComparison()
        .ignoringFields("lockOwner", "name", "groupSize", "jdbc", "rejectedJobsHandler")
        .isEqualTo(JobConfiguration.jobExecutor(threads, properties));
    assertThat(ours.getRejectedJobsHandler()).isNotNull();
  }
}
