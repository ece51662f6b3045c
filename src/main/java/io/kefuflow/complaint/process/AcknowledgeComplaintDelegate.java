package io.kefuflow.complaint.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Severity;
import io.kefuflow.complaint.Complaints;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.SlaTargets.Promise;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AcknowledgeComplaintDelegate implements JavaDelegate {

  private final Complaints complaints;

  AcknowledgeComplaintDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String severity = CaseVariables.SEVERITY.from(execution);
    complaints.acknowledge(
        new CaseNumber(execution.getProcessBusinessKey()),
        Severity.valueOf(severity),
        new Promise(
            ComplaintHandlingProcess.KEY,
            severity,
            CaseVariables.CUSTOMER_LEVEL.findIn(execution).orElse(null)));
  }
}
