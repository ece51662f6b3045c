package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.CustomerUrges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AdvanceLadderDelegate implements JavaDelegate {

  private final CustomerUrges urges;

  AdvanceLadderDelegate(CustomerUrges urges) {
    this.urges = urges;
  }

  @Override
  public void execute(DelegateExecution execution) {
    urges.escalate(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
