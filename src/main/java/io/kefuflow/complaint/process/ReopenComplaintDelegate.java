package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.REOPENING_REASON;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import io.kefuflow.shared.process.CaseVariables;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReopenComplaintDelegate implements JavaDelegate {

  private final Complaints complaints;

  ReopenComplaintDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant reopenedAt =
        complaints.reopen(
            new CaseNumber(execution.getProcessBusinessKey()), REOPENING_REASON.from(execution));
    CaseVariables.DEADLINES_FROM.set(execution, reopenedAt.toString());
  }
}
