package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.CORRECTION_REQUIRED;
import static io.kefuflow.complaint.process.ComplaintResolutionProcess.MANAGER_REQUESTED;
import static io.kefuflow.complaint.process.ComplaintResolutionProcess.REFUSALS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Gives the facts that gateways read their first values, so that a form may leave an optional field
 * out.
 */
@Component
class PrepareResolutionExecutionListener implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    REFUSALS.set(execution, 0);
    MANAGER_REQUESTED.set(execution, false);
    CORRECTION_REQUIRED.set(execution, false);
  }
}
