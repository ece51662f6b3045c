package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.FINAL_DECISION;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceDecisionDelegate implements JavaDelegate {

  private final Complaints complaints;

  AnnounceDecisionDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    complaints.announceDecision(
        new CaseNumber(execution.getProcessBusinessKey()), FINAL_DECISION.from(execution));
  }
}
