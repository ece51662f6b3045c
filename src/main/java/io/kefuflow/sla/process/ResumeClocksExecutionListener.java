package io.kefuflow.sla.process;

import io.kefuflow.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Lets the clocks of the case run again when the customer is no longer waited for (P17.6). */
@Component
class ResumeClocksExecutionListener implements ExecutionListener {

  private final Deadlines deadlines;

  ResumeClocksExecutionListener(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void notify(DelegateExecution execution) {
    deadlines.resume(execution.getProcessBusinessKey());
  }
}
