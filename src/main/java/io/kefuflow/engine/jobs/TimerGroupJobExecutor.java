package io.kefuflow.engine.jobs;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs timers of different cases that are due together in one transaction. What a timer costs is
 * mostly its transaction: its statements one by one, its commit. When many deadlines pass in the
 * same second, a group of them is written in batches and committed once (docs/adr/0014).
 */
class TimerGroupJobExecutor extends SpringJobExecutor {

  private final int groupSize;
  private final JdbcClient jdbc;

  /**
   * @param groupSize timers in one transaction at most; 1 for the engine's own way
   * @param jdbc of the engine's database
   */
  TimerGroupJobExecutor(int groupSize, JdbcClient jdbc) {
    this.groupSize = groupSize;
    this.jdbc = jdbc;
  }

  @Override
  public Command<AcquiredJobs> getAcquireJobsCmd(int numJobs) {
    return groupSize == 1
        ? super.getAcquireJobsCmd(numJobs)
        : new AcquireTimerGroupsCmd(this, withoutRejected(numJobs), groupSize, jdbc);
  }

  /**
   * The acquisition asks for one job less for each list that the full thread pool has rejected;
   * each may be a group. A node never holds more jobs than it runs before their locks expire.
   */
  private int withoutRejected(int numJobs) {
    int rejected = Math.max(0, getMaxJobsPerAcquisition() - numJobs);
    return Math.max(0, numJobs - rejected * (groupSize - 1));
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
    return groupSize == 1
        ? super.getExecuteJobsRunnable(jobIds, engine)
        : new ExecuteTimerGroupRunnable(jobIds, engine);
  }
}
