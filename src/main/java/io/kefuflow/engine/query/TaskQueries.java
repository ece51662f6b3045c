package io.kefuflow.engine.query;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Asks the database for tasks as the engine does, and helps it twice: a query for tasks of some
 * processes names their steps besides, because the database knows how often a step occurs among the
 * tasks but not how often a process does; and a count may end early.
 */
class TaskQueries extends TaskManager {

  private static final String BOUNDED_COUNT =
      "io.kefuflow.engine.query.TaskCount.selectTaskCountUpToMaxResults";

  private int most = Integer.MAX_VALUE;

  /** What the work returns; the tasks that it counts are counted up to so many rows. */
  long countingUpTo(int rows, Supplier<Long> work) {
    most = rows;
    try {
      return work.get();
    } finally {
      most = Integer.MAX_VALUE;
    }
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    if (most == Integer.MAX_VALUE) {
      return super.findTaskCountByQueryCriteria(query);
    }
    configureQuery(query);
    query.setMaxResults(most);
    return (Long) getDbEntityManager().selectOne(BOUNDED_COUNT, query);
  }

  @Override
  protected void configureQuery(TaskQueryImpl query) {
    super.configureQuery(query);
    // a query may run more than once
    query.getQueries().removeIf(OfSteps.class::isInstance);
    String[] processes = query.getProcessDefinitionKeys();
    if (processes == null || processes.length == 0) {
      return;
    }
    String[] steps = steps(processes);
    if (steps.length > 0) {
      query.getQueries().add(new OfSteps(query, steps));
    }
  }

  /** Of all versions. */
  private static String[] steps(String[] processes) {
    var engine = Context.getProcessEngineConfiguration();
    DeploymentCache deployed = engine.getDeploymentCache();
    List<ProcessDefinition> versions =
        Context.getCommandContext()
            .runWithoutAuthorization(
                () ->
                    engine
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKeysIn(processes)
                        .unlimitedList());
    return versions.stream()
        .map(version -> deployed.findDeployedProcessDefinitionById(version.getId()))
        .flatMap(version -> version.getTaskDefinitions().keySet().stream())
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  /** Tasks of these steps. */
  private static final class OfSteps extends TaskQueryImpl {

    private static final long serialVersionUID = 1L;

    OfSteps(TaskQueryImpl query, String[] steps) {
      isOrQueryActive = true;
      queries = query.getQueries();
      taskDefinitionKeyIn(steps);
    }
  }

  /** Gives the engine one of these for each command. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TaskManager.class;
    }

    @Override
    public Session openSession() {
      return new TaskQueries();
    }
  }
}
