package io.kefuflow.engine.query;

import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;

/**
 * Counts the tasks of a filter as far as a screen needs them: Tasklist counts with every page, only
 * to know how many pages there are.
 */
public class CountingFilterService extends FilterServiceImpl {

  /** Pages of fifteen tasks; nobody turns so many, and later ones can still be asked for. */
  public static final int MOST = 40 * 15;

  /** The tasks that the filter shows; {@value #MOST} when there are as many or more. */
  @Override
  public Long count(String filterId) {
    return commandExecutor.execute(new BoundedCount(filterId, null));
  }

  /** Those of them that the query finds; {@value #MOST} when there are as many or more. */
  @Override
  public Long count(String filterId, Query<?, ?> extendingQuery) {
    return commandExecutor.execute(new BoundedCount(filterId, extendingQuery));
  }

  private static final class BoundedCount extends ExecuteFilterCountCmd {

    private static final long serialVersionUID = 1L;

    BoundedCount(String filterId, Query<?, ?> extendingQuery) {
      super(filterId, extendingQuery);
    }

    @Override
    public Long execute(CommandContext context) {
      return ((TaskQueries) context.getTaskManager())
          .countingUpTo(MOST, () -> super.execute(context));
    }
  }
}
