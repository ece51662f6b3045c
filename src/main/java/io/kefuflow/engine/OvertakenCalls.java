package io.kefuflow.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls that fail because another change of the same case was committed in the same instant: a
 * deadline timer, a message, a colleague. Nothing of such a call remains, so it can be made again.
 */
public final class OvertakenCalls {

  private static final RetryTemplate AGAIN =
      RetryTemplate.builder()
          .maxAttempts(5)
          .uniformRandomBackoff(10, 100)
          .retryOn(
              List.of(OptimisticLockingException.class, OptimisticLockingFailureException.class))
          .build();

  private OvertakenCalls() {}

  /**
   * Makes the call, up to five times within half a second. It must check each time what it takes
   * for granted. Within somebody else's transaction it is made once.
   */
  public static <T> T repeat(Supplier<T> call) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? call.get()
        : AGAIN.execute(attempt -> call.get());
  }
}
