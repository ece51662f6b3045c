package io.kefuflow.notification.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.notification.DeliveryQueue;
import io.kefuflow.notification.Message;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Starts one {@code message-delivery} for each message; its first step is a job, which exists after
 * the commit only.
 */
@Component
class EngineDeliveryQueue implements DeliveryQueue {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineDeliveryQueue(RuntimeService runtime, SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public void enqueue(Message message) {
    systemCalls.run(
        () ->
            runtime.startProcessInstanceByKey(
                MessageDeliveryProcess.KEY,
                message.caseNumber(),
                Map.ofEntries(MessageDeliveryProcess.MESSAGE_ID.of(message.id().toString()))));
  }
}
