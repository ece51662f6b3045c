package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.WITHDRAWAL_REASON;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawComplaintDelegate implements JavaDelegate {

  private final Complaints complaints;

  WithdrawComplaintDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    complaints.withdraw(
        new CaseNumber(execution.getProcessBusinessKey()), WITHDRAWAL_REASON.from(execution));
  }
}
