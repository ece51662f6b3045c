package io.kefuflow.importing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

  private static final int SECONDS_FOR_THE_LAST_ROW = 20;

  /**
   * Threads for imports.
   *
   * @param asTheCaller lets the engine see on them whoever started the import
   */
  @Bean
  ThreadPoolTaskExecutor importExecutor(ImportProperties limits, TaskDecorator asTheCaller) {
    var executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(limits.parallel());
    executor.setAllowCoreThreadTimeOut(true);
    executor.setThreadNamePrefix("import-");
    executor.setTaskDecorator(asTheCaller);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(SECONDS_FOR_THE_LAST_ROW);
    return executor;
  }
}
