package io.kefuflow.complaint.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import io.kefuflow.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReportOverdueCorrectionDelegate implements JavaDelegate {

  private final Complaints complaints;

  ReportOverdueCorrectionDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Role responsible =
        Role.ofGroup(CorrectiveActionProcess.RESPONSIBLE_GROUP.from(execution)).orElse(Role.AGENT);
    complaints.reportOverdueCorrection(
        new CaseNumber(execution.getProcessBusinessKey()),
        execution.getProcessInstanceId(),
        responsible);
  }
}
