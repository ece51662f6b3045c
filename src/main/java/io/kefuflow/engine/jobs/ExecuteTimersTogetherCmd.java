package io.kefuflow.engine.jobs;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Runs timers in one command, which is one transaction and one flush. Takes those that have not
 * failed before, one of each case, so that no timer meets what another one has changed but not
 * written yet. Returns the ids of those that were run.
 */
class ExecuteTimersTogetherCmd implements Command<List<String>> {

  private final List<String> jobIds;

  ExecuteTimersTogetherCmd(List<String> jobIds) {
    this.jobIds = jobIds;
  }

  @Override
  public List<String> execute(CommandContext context) {
    List<String> timers = timers(context);
    if (timers.size() > 1) {
      timers.forEach(id -> new ExecuteJobsCmd(id, new JobFailureCollector(id)).execute(context));
      countSuccess(context, timers.size());
      return timers;
    }
    return List.of();
  }

  /** In the order of their cases, so that two groups never wait for each other's rows. */
  private List<String> timers(CommandContext context) {
    Map<String, JobEntity> byInstance =
        context
            .getDbEntityManager()
            .createJobQuery()
            .jobIds(Set.copyOf(jobIds))
            .timers()
            .list()
            .stream()
            .map(JobEntity.class::cast)
            .filter(job -> job.getProcessInstanceId() != null && job.getExceptionMessage() == null)
            .collect(toMap(JobEntity::getProcessInstanceId, identity(), (one, other) -> one));
    if (byInstance.size() < 2) {
      return List.of();
    }
    return context
        .getDbEntityManager()
        .createProcessInstanceQuery()
        .processInstanceIds(byInstance.keySet())
        .list()
        .stream()
        .collect(
            toMap(
                ExecuteTimersTogetherCmd::whole,
                instance -> byInstance.get(instance.getId()).getId(),
                (one, other) -> one,
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** The case, which several hierarchies may work on; the hierarchy itself where there is none. */
  private static String whole(ProcessInstance instance) {
    return instance.getBusinessKey() == null
        ? instance.getRootProcessInstanceId()
        : instance.getBusinessKey();
  }

  private static void countSuccess(CommandContext context, int timers) {
    var configuration = context.getProcessEngineConfiguration();
    if (configuration.isMetricsEnabled()) {
      configuration.getMetricsRegistry().markOccurrence(Metrics.JOB_SUCCESSFUL, timers);
    }
  }
}
