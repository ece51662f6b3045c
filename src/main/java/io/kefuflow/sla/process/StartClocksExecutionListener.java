package io.kefuflow.sla.process;

import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Starts the clocks of the case when the scope is entered that has to be left in time. */
@Component
class StartClocksExecutionListener implements ExecutionListener {

  private final Deadlines deadlines;

  StartClocksExecutionListener(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String processKey = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    deadlines.start(
        execution.getProcessBusinessKey(),
        new Promise(
            processKey,
            CaseVariables.SEVERITY.findIn(execution).orElse(null),
            CaseVariables.CUSTOMER_LEVEL.findIn(execution).orElse(null),
            CaseVariables.RESOLVE_WITHIN.findIn(execution).map(Duration::parse).orElse(null)),
        Instant.parse(CaseVariables.DEADLINES_FROM.from(execution)));
  }
}
