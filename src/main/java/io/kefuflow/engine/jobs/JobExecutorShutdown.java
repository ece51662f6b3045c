package io.kefuflow.engine.jobs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Stops the job executor in two steps around the end of its thread pool, so that acquired jobs do
 * not stay locked until their lock expires (the engine itself stops acquiring only after the pool
 * has thrown its queue away):
 *
 * <ol>
 *   <li>before anything else stops, no more jobs are acquired, and queued ones are given back
 *       instead of run;
 *   <li>once the pool has finished the running ones ({@code
 *       spring.lifecycle.timeout-per-shutdown-phase}), what this node still holds, e.g. jobs that
 *       its full pool had rejected, is given back.
 * </ol>
 */
@Configuration(proxyBeanMethods = false)
class JobExecutorShutdown {

  private static final Logger log = LoggerFactory.getLogger(JobExecutorShutdown.class);

  /** Where Spring stops its thread pools. */
  private static final int POOL_PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE;

  private static final Duration DRAIN = Duration.ofSeconds(5);

  @Bean
  SmartLifecycle stopAcquiringJobs(ObjectProvider<JobExecutor> executor) {
    return new AtShutdown(
        SmartLifecycle.DEFAULT_PHASE, () -> executor.ifAvailable(JobExecutor::shutdown));
  }

  @Bean
  SmartLifecycle freeAcquiredJobs(ObjectProvider<JobExecutor> executor, JdbcClient jdbc) {
    return new AtShutdown(
        POOL_PHASE - 1, () -> executor.ifAvailable(stopped -> free(stopped, jdbc)));
  }

  private static void free(JobExecutor executor, JdbcClient jdbc) {
    if (!hasFinished(executor)) {
      // given back, a job that is still running would run twice at the same time
      log.warn("Jobs still run: the locks of {} are left to expire", executor.getLockOwner());
      return;
    }
    int freed =
        jdbc.sql(
                """
                update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
                where lock_owner_ = ?
                """)
            .param(executor.getLockOwner())
            .update();
    log.info("Job executor {} stopped, {} jobs given back", executor.getLockOwner(), freed);
  }

  /**
   * Waits for the queue, which only holds jobs to give back; the running ones had their time
   * before.
   */
  private static boolean hasFinished(JobExecutor executor) {
    if (!(executor instanceof SpringJobExecutor spring)
        || !(spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool)) {
      return true;
    }
    pool.initiateShutdown();
    try {
      return pool.getThreadPoolExecutor().awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static final class AtShutdown implements SmartLifecycle {
    private final int phase;
    private final Runnable action;
    private volatile boolean running;

    AtShutdown(int phase, Runnable action) {
      this.phase = phase;
      this.action = action;
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      action.run();
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return phase;
    }
  }
}
