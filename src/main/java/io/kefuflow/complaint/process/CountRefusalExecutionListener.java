package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.REFUSALS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Counts how often the customer refused a solution; after the second time the manager takes over
 * (P4.9).
 */
@Component
class CountRefusalExecutionListener implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    REFUSALS.set(execution, REFUSALS.findIn(execution).orElse(0) + 1);
  }
}
