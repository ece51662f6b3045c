package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessOrderProcess.ORDER_NOTE;
import static io.kefuflow.business.process.BusinessOrderProcess.ORDER_REFUSED;
import static io.kefuflow.business.process.BusinessOrderProcess.ORDER_ROUND;

import io.kefuflow.business.BusinessOrders;
import io.kefuflow.business.OrderRefusedException;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Orders what the case applies for. A technical failure goes on to the engine, which tries again; a
 * refusal is an error of the model.
 */
@Component
class PlaceOrderDelegate implements JavaDelegate {

  private static final String ELEMENT = "placeOrder";

  private final BusinessOrders orders;

  PlaceOrderDelegate(BusinessOrders orders) {
    this.orders = orders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      orders.place(
          new CaseNumber(execution.getProcessBusinessKey()),
          ELEMENT,
          ORDER_ROUND.from(execution),
          ORDER_NOTE.findIn(execution).orElse(null));
    } catch (OrderRefusedException e) {
      throw new BpmnError(ORDER_REFUSED, e.getMessage(), e);
    }
  }
}
