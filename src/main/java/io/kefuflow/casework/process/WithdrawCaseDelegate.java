package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the case that the customer does not pursue; a model may name the outcome. */
@Component
class WithdrawCaseDelegate implements JavaDelegate {

  private static final String BY_THE_CUSTOMER = "WITHDRAWN";
  private static final String BY_THE_CUSTOMER_TEXT = "客户撤回";

  private final CaseDesk desk;

  WithdrawCaseDelegate(CaseDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.withdraw(
        new CaseNumber(execution.getProcessBusinessKey()),
        CaseLifeCycle.OUTCOME.findIn(execution).orElse(BY_THE_CUSTOMER),
        CaseLifeCycle.OUTCOME_TEXT.findIn(execution).orElse(BY_THE_CUSTOMER_TEXT),
        CaseLifeCycle.WITHDRAWAL_REASON.findIn(execution).orElse(null));
  }
}
