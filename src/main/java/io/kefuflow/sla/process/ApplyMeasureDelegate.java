package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.Supervision;
import io.kefuflow.sla.Supervision.Decision;
import io.kefuflow.sla.Supervision.Measure;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ApplyMeasureDelegate implements JavaDelegate {

  private final Supervision supervision;

  ApplyMeasureDelegate(Supervision supervision) {
    this.supervision = supervision;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant promisedAt =
        SlaEscalationProcess.PROMISED_AT
            .findIn(execution)
            .map(text -> OffsetDateTime.parse(text).toInstant())
            .orElse(null);
    supervision.apply(
        new CaseNumber(execution.getProcessBusinessKey()),
        Metric.ofCode(SlaEscalationProcess.METRIC.from(execution)),
        new Decision(
            Measure.valueOf(SlaEscalationProcess.MEASURE.from(execution)),
            SlaEscalationProcess.COLLEAGUE.findIn(execution).orElse(null),
            promisedAt,
            SlaEscalationProcess.MEASURE_NOTE.from(execution)));
  }
}
