package io.kefuflow.engine.query;

import static org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory.POSTGRES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;

/**
 * Asks the database for tasks as the engine does, but in a way that a database can plan: the tasks
 * of some processes by the ids of the definitions, whose share among the tasks it knows, instead of
 * their keys; a queue for the user who asks; and a count that may end early.
 */
class TaskQueries extends TaskManager {

  private static final String STATEMENTS = "io.kefuflow.engine.query.TaskQueries.";
  private static final String LIST = STATEMENTS + "selectTasksOfDefinitions";
  private static final String COUNT = STATEMENTS + "selectTaskCountUpToMaxResults";
  private static final String PLAN = STATEMENTS + "planEachStatement";

  private int most = Integer.MAX_VALUE;

  /**
   * Has the database plan the statements of this transaction for their own values. PostgreSQL would
   * keep one plan for all users of a connection: for the agents' queue of thousands, and for the
   * supervisors' of three.
   */
  void planForThisUser() {
    if (POSTGRES.equals(Context.getProcessEngineConfiguration().getDatabaseType())) {
      getDbEntityManager().selectOne(PLAN, null);
    }
  }

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
  @SuppressWarnings("unchecked")
  public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    if (!namesProcesses(query)) {
      return super.findTasksByQueryCriteria(query);
    }
    configureQuery(query);
    return byDefinitions(
        query, () -> getDbEntityManager().selectList(LIST, query), new ArrayList<>());
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    if (most == Integer.MAX_VALUE) {
      return super.findTaskCountByQueryCriteria(query);
    }
    configureQuery(query);
    int page = query.getMaxResults();
    query.setMaxResults(most);
    try {
      Supplier<Long> count = () -> (Long) getDbEntityManager().selectOne(COUNT, query);
      Long tasks = namesProcesses(query) ? byDefinitions(query, count, 0L) : count.get();
      return tasks == null ? Math.min(most, super.findTaskCountByQueryCriteria(query)) : tasks;
    } finally {
      query.setMaxResults(page);
    }
  }

  private static boolean namesProcesses(TaskQueryImpl query) {
    return query.getProcessDefinitionKeys() != null && query.getProcessDefinitionKeys().length > 0;
  }

  /**
   * What the query finds with the ids of its definitions as parameter, none when there are none.
   */
  private static <T> T byDefinitions(TaskQueryImpl query, Supplier<T> find, T none) {
    String[] processes = query.getProcessDefinitionKeys();
    List<String> definitions = definitions(processes);
    if (definitions.isEmpty()) {
      return none;
    }
    query.setParameter(definitions);
    query.processDefinitionKeyIn((String[]) null);
    try {
      return find.get();
    } finally {
      query.processDefinitionKeyIn(processes);
      query.setParameter(null);
    }
  }

  /** Of all versions. */
  private static List<String> definitions(String[] processes) {
    String[] keys = Arrays.stream(processes).filter(Objects::nonNull).toArray(String[]::new);
    if (keys.length == 0) {
      return List.of();
    }
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () ->
                Context.getProcessEngineConfiguration()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKeysIn(keys)
                    .unlimitedList())
        .stream()
        .map(ProcessDefinition::getId)
        .toList();
  }
}
