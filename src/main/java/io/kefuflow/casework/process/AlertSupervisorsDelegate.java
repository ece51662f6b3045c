package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTransfers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supervisors that the case goes round. */
@Component
class AlertSupervisorsDelegate implements JavaDelegate {

  private final CaseTransfers transfers;

  AlertSupervisorsDelegate(CaseTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    transfers.alert(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
