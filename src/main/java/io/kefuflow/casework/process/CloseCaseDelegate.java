package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case with the outcome that the model names. */
@Component
class CloseCaseDelegate implements JavaDelegate {

  private final CaseDesk desk;

  CloseCaseDelegate(CaseDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.close(
        new CaseNumber(execution.getProcessBusinessKey()),
        CaseLifeCycle.OUTCOME.from(execution),
        CaseLifeCycle.OUTCOME_TEXT.from(execution));
  }
}
