package io.kefuflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Calls of the engine that our own use cases make on behalf of a user who need not be allowed to
 * make them directly, e.g. correlating a message. The user stays the recorded actor; authorization
 * checks and the checks of submitted forms are the use case's business. Everything a user sends to
 * the engine itself stays checked.
 */
@Component
public class SystemCalls {

  private final ProcessEngineConfigurationImpl configuration;

  SystemCalls(ProcessEngineConfigurationImpl configuration) {
    this.configuration = configuration;
  }

  /**
   * Runs the call in one engine command, and therefore one transaction, without authorization
   * checks.
   *
   * @throws OptimisticLockingFailureException when another change of the same case was faster
   */
  public <T> T call(Supplier<T> call) {
    boolean insideTheEngine = Context.getCommandContext() != null;
    try {
      return configuration
          .getCommandExecutorTxRequired()
          .execute(context -> context.runWithoutAuthorization(call::get));
    } catch (OptimisticLockingException e) {
      if (insideTheEngine) {
        throw e; // the engine retries its jobs by this exception
      }
      throw new OptimisticLockingFailureException("Overtaken by another change", e);
    }
  }

  /** As {@link #call(Supplier)}, without a result. */
  public void run(Runnable call) {
    call(
        () -> {
          call.run();
          return null;
        });
  }

  /**
   * Whether the engine is running our own code at this moment: a delegate, a listener, a job or a
   * call through this class.
   */
  public static boolean active() {
    var context = Context.getCommandContext();
    return context != null && !context.isAuthorizationCheckEnabled();
  }
}
