package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.Supervision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WarnAssigneeDelegate implements JavaDelegate {

  private final Supervision supervision;

  WarnAssigneeDelegate(Supervision supervision) {
    this.supervision = supervision;
  }

  @Override
  public void execute(DelegateExecution execution) {
    supervision.warn(
        new CaseNumber(execution.getProcessBusinessKey()),
        Metric.ofCode(SlaEscalationProcess.METRIC.from(execution)));
  }
}
