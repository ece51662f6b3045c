package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.Supervision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordBreachDelegate implements JavaDelegate {

  private final Supervision supervision;

  RecordBreachDelegate(Supervision supervision) {
    this.supervision = supervision;
  }

  @Override
  public void execute(DelegateExecution execution) {
    supervision.reportBreach(
        new CaseNumber(execution.getProcessBusinessKey()),
        Metric.ofCode(SlaEscalationProcess.METRIC.from(execution)));
  }
}
