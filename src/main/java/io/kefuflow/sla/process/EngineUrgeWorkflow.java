package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.UrgeWorkflow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process {@code customer-urge}, started by its message. */
@Component
class EngineUrgeWorkflow implements UrgeWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineUrgeWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public void urged(CaseNumber number, String note) {
    systemCalls.run(
        () ->
            runtime
                .createMessageCorrelation(CustomerUrgeProcess.CASE_URGED)
                .processInstanceBusinessKey(number.value())
                .setVariable(CaseVariables.CASE_NUMBER.name(), number.value())
                .setVariable(CustomerUrgeProcess.URGE_NOTE.name(), note)
                .correlateStartMessage());
  }
}
