package io.kefuflow.engine.jobs;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;

/**
 * Acquires jobs as the engine does and hands those with a due date over in groups: timers, and jobs
 * that are to be tried again, which {@link ExecuteTimerGroupRunnable} tells apart. Jobs of one
 * process instance stay together in the list that the engine made, so that one thread runs them.
 */
class AcquireTimerGroupsCmd extends AcquireJobsCmd {

  private final int groupSize;

  AcquireTimerGroupsCmd(JobExecutor executor, int numJobs, int groupSize) {
    super(executor, numJobs);
    this.groupSize = groupSize;
  }

  @Override
  public AcquiredJobs execute(CommandContext context) {
    List<List<String>> lists = super.execute(context).getJobIdBatches();
    List<List<String>> grouped = new ArrayList<>();
    List<String> group = new ArrayList<>();
    for (List<String> list : lists) {
      if (list.size() > 1 || !hasDueDate(list.get(0), context)) {
        grouped.add(list);
        continue;
      }
      group.addAll(list);
      if (group.size() == groupSize) {
        grouped.add(group);
        group = new ArrayList<>();
      }
    }
    if (!group.isEmpty()) {
      grouped.add(group);
    }
    // The acquisition takes fewer lists than it asked for as a sign that no more jobs are due.
    acquiredJobs = new AcquiredJobs(numJobsToAcquire - (lists.size() - grouped.size()));
    grouped.forEach(acquiredJobs::addJobIdBatch);
    return acquiredJobs;
  }

  private static boolean hasDueDate(String jobId, CommandContext context) {
    return context
            .getDbEntityManager()
            .getCachedEntity(AcquirableJobEntity.class, jobId)
            .getDuedate()
        != null;
  }
}
