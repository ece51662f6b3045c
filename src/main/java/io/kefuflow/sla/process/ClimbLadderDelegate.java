package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.Supervision;
import io.kefuflow.sla.Supervision.Climbed;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ClimbLadderDelegate implements JavaDelegate {

  private final Supervision supervision;

  ClimbLadderDelegate(Supervision supervision) {
    this.supervision = supervision;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Climbed climbed =
        supervision.climb(
            new CaseNumber(execution.getProcessBusinessKey()),
            Metric.ofCode(SlaEscalationProcess.METRIC.from(execution)));
    SlaEscalationProcess.SUPERVISING_GROUPS.set(execution, climbed.supervising());
    SlaEscalationProcess.LADDER_GOES_ON.set(execution, climbed.hasNext());
  }
}
