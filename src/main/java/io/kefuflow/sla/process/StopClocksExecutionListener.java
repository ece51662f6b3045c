package io.kefuflow.sla.process;

import io.kefuflow.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Stops the clocks of the case when the scope is left as it should be. One that is cut off gives
 * its promises up elsewhere.
 */
@Component
class StopClocksExecutionListener implements ExecutionListener {

  private final Deadlines deadlines;

  StopClocksExecutionListener(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (!execution.isCanceled()) {
      deadlines.stopAll(execution.getProcessBusinessKey());
    }
  }
}
