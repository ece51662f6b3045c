package io.kefuflow.engine.jobs;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The job executor in place of the starter's, with the starter's settings and thread pool. */
@Configuration(proxyBeanMethods = false)
class JobExecutorConfiguration {

  @Bean
  @ConditionalOnProperty(
      prefix = "camunda.bpm.job-execution",
      name = "enabled",
      matchIfMissing = true)
  JobExecutor jobExecutor(
      @Qualifier("camundaTaskExecutor") TaskExecutor threads,
      CamundaBpmProperties camunda,
      JobProperties jobs,
      JdbcClient jdbc) {
    var executor = new TimerGroupJobExecutor(jobs.timersPerTransaction(), jdbc);
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());

    JobExecutionProperty settings = camunda.getJobExecution();
    PropertyMapper set = PropertyMapper.get().alwaysApplyingWhenNonNull();
    set.from(settings::getLockTimeInMillis).to(executor::setLockTimeInMillis);
    set.from(settings::getMaxJobsPerAcquisition).to(executor::setMaxJobsPerAcquisition);
    set.from(settings::getWaitTimeInMillis).to(executor::setWaitTimeInMillis);
    set.from(settings::getMaxWait).to(executor::setMaxWait);
    set.from(settings::getBackoffTimeInMillis).to(executor::setBackoffTimeInMillis);
    set.from(settings::getMaxBackoff).to(executor::setMaxBackoff);
    set.from(settings::getBackoffDecreaseThreshold).to(executor::setBackoffDecreaseThreshold);
    set.from(settings::getWaitIncreaseFactor).to(executor::setWaitIncreaseFactor);
    return executor;
  }
}
