package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.SOLUTION_ACCEPTED;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseComplaintDelegate implements JavaDelegate {

  private final Complaints complaints;

  CloseComplaintDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    complaints.close(
        new CaseNumber(execution.getProcessBusinessKey()), SOLUTION_ACCEPTED.from(execution));
  }
}
