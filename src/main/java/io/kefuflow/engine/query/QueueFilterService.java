package io.kefuflow.engine.query;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.query.Query;

/**
 * Shows a page of a filter as fast in a long queue as in a short one, and counts its tasks as far
 * as a screen needs them: Tasklist counts with every page, only to know how many pages there are.
 */
public class QueueFilterService extends FilterServiceImpl {

  /** Pages of fifteen tasks; nobody turns so many, and later ones can still be asked for. */
  public static final int MOST = 20 * 15;

  @Override
  public <T> List<T> listPage(String filterId, int firstResult, int maxResults) {
    return page(new ExecuteFilterListPageCmd(filterId, firstResult, maxResults));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filterId, Q extendingQuery, int firstResult, int maxResults) {
    return page(new ExecuteFilterListPageCmd(filterId, extendingQuery, firstResult, maxResults));
  }

  @SuppressWarnings("unchecked")
  private <T> List<T> page(ExecuteFilterListPageCmd command) {
    return (List<T>) asking(tasks -> commandExecutor.execute(command));
  }

  /** The tasks that the filter shows; {@value #MOST} when there are as many or more. */
  @Override
  public Long count(String filterId) {
    return count(new ExecuteFilterCountCmd(filterId));
  }

  /** Those of them that the query finds; {@value #MOST} when there are as many or more. */
  @Override
  public Long count(String filterId, Query<?, ?> extendingQuery) {
    return count(new ExecuteFilterCountCmd(filterId, extendingQuery));
  }

  private Long count(ExecuteFilterCountCmd command) {
    return asking(tasks -> tasks.countingUpTo(MOST, () -> commandExecutor.execute(command)));
  }

  /** What is asked for in one transaction, planned for who asks. */
  private <T> T asking(Function<TaskQueries, T> question) {
    return commandExecutor.execute(
        context -> {
          var tasks = (TaskQueries) context.getTaskManager();
          tasks.planForThisUser();
          return question.apply(tasks);
        });
  }
}
