package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.CustomerUrges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordUrgeDelegate implements JavaDelegate {

  private final CustomerUrges urges;

  RecordUrgeDelegate(CustomerUrges urges) {
    this.urges = urges;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean escalates =
        urges.record(
            new CaseNumber(execution.getProcessBusinessKey()),
            CustomerUrgeProcess.URGE_NOTE.findIn(execution).orElse(null));
    CustomerUrgeProcess.URGE_ESCALATES.set(execution, escalates);
  }
}
