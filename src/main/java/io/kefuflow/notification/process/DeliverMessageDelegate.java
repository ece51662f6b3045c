package io.kefuflow.notification.process;

import io.kefuflow.notification.MessageDelivery;
import io.kefuflow.notification.UndeliverableException;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 发送消息: a technical failure goes on to the engine, which retries; a final refusal is an error of
 * the model.
 */
@Component
class DeliverMessageDelegate implements JavaDelegate {

  private final MessageDelivery delivery;

  DeliverMessageDelegate(MessageDelivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      delivery.deliver(UUID.fromString(MessageDeliveryProcess.MESSAGE_ID.from(execution)));
    } catch (UndeliverableException e) {
      throw new BpmnError(MessageDeliveryProcess.MESSAGE_UNDELIVERABLE, e.getMessage(), e);
    }
  }
}
