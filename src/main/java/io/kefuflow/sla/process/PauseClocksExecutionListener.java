package io.kefuflow.sla.process;

import io.kefuflow.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Lets the clocks of the case stand still while the customer is asked (P17.6). */
@Component
class PauseClocksExecutionListener implements ExecutionListener {

  static final String REASON = "待客户答复";

  private final Deadlines deadlines;

  PauseClocksExecutionListener(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void notify(DelegateExecution execution) {
    deadlines.pause(execution.getProcessBusinessKey(), REASON);
  }
}
