package io.kefuflow.complaint.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gives the rating what it asks of a complaint besides the case (P4.2, P4.12). */
@Component
class LinkRepeatExecutionListener implements ExecutionListener {

  private final Complaints complaints;

  LinkRepeatExecutionListener(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void notify(DelegateExecution execution) {
    ComplaintHandlingProcess.REPEAT_COMPLAINT.set(
        execution, complaints.linkRepeat(new CaseNumber(execution.getProcessBusinessKey())));
    ComplaintHandlingProcess.PUBLIC_THREAT.set(
        execution, ComplaintHandlingProcess.PUBLIC_THREAT.findIn(execution).orElse(false));
  }
}
