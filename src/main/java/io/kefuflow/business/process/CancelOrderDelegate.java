package io.kefuflow.business.process;

import io.kefuflow.business.BusinessOrders;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Takes back what the business system booked for the case; a failure is tried again by the engine.
 */
@Component
class CancelOrderDelegate implements JavaDelegate {

  private final BusinessOrders orders;

  CancelOrderDelegate(BusinessOrders orders) {
    this.orders = orders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    orders.cancelAll(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
