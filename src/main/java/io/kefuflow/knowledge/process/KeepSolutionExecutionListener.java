package io.kefuflow.knowledge.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.shared.process.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The customer accepts the solution: it is shown to whoever works on the like from here on. */
@Component
class KeepSolutionExecutionListener implements ExecutionListener {

  private static final ProcessVariable<String> SOLUTION = ProcessVariable.text("solution");

  private final Knowledge knowledge;

  KeepSolutionExecutionListener(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void notify(DelegateExecution execution) {
    SOLUTION
        .findIn(execution)
        .filter(solution -> !solution.isBlank())
        .ifPresent(
            solution ->
                knowledge.keepAnswer(new CaseNumber(execution.getProcessBusinessKey()), solution));
  }
}
