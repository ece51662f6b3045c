package io.kefuflow.engine.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acquires jobs as the engine does and hands timers over in groups. Jobs of one process instance
 * stay together in the list that the engine made, so that one thread runs them. Other jobs stay
 * alone: they may wait for a mail server.
 */
class AcquireTimerGroupsCmd extends AcquireJobsCmd {

  private final int groupSize;
  private final JdbcClient jdbc;

  AcquireTimerGroupsCmd(JobExecutor executor, int numJobs, int groupSize, JdbcClient jdbc) {
    super(executor, numJobs);
    this.groupSize = groupSize;
    this.jdbc = jdbc;
  }

  @Override
  public AcquiredJobs execute(CommandContext context) {
    List<List<String>> lists = super.execute(context).getJobIdBatches();
    Set<String> timers = timers(lists, context);
    List<List<String>> grouped = new ArrayList<>();
    List<String> group = new ArrayList<>();
    for (List<String> list : lists) {
      if (list.size() > 1 || !timers.contains(list.get(0))) {
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

  /** Those that are alone in their list; what was acquired does not tell the kind of a job. */
  private Set<String> timers(List<List<String>> lists, CommandContext context) {
    List<String> candidates =
        lists.stream()
            .filter(list -> list.size() == 1)
            .map(list -> list.get(0))
            .filter(id -> hasDueDate(id, context))
            .toList();
    return candidates.size() < 2
        ? Set.of()
        : jdbc.sql("select id_ from act_ru_job where type_ = 'timer' and id_ in (:ids)")
            .param("ids", candidates)
            .query(String.class)
            .set();
  }

  private static boolean hasDueDate(String jobId, CommandContext context) {
    return context
            .getDbEntityManager()
            .getCachedEntity(AcquirableJobEntity.class, jobId)
            .getDuedate()
        != null;
  }
}
