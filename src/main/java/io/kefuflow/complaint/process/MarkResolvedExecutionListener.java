package io.kefuflow.complaint.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.Complaints;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The complaint counts as solved from here on. */
@Component
class MarkResolvedExecutionListener implements ExecutionListener {

  private final Complaints complaints;

  MarkResolvedExecutionListener(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void notify(DelegateExecution execution) {
    complaints.markResolved(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
