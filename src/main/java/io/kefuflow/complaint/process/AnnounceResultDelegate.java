package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.REFUSALS;
import static io.kefuflow.complaint.process.ComplaintResolutionProcess.SOLUTION;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceResultDelegate implements JavaDelegate {

  private final Complaints complaints;

  AnnounceResultDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    complaints.announceResult(
        new CaseNumber(execution.getProcessBusinessKey()),
        SOLUTION.from(execution),
        REFUSALS.findIn(execution).orElse(0));
  }
}
