package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.CaseVariables;
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

  /** The start form has the number that somebody typed; what is wrong with it is said there. */
  @Override
  public void execute(DelegateExecution execution) {
    CaseNumber number = new CaseNumber(CaseVariables.CASE_NUMBER.from(execution));
    execution.setProcessBusinessKey(number.value());
    try {
      boolean escalates =
          urges.record(number, CustomerUrgeProcess.URGE_NOTE.findIn(execution).orElse(null));
      CustomerUrgeProcess.URGE_ESCALATES.set(execution, escalates);
    } catch (UnknownCaseException | CaseStateException refusal) {
      throw new InvalidInputException(CaseVariables.CASE_NUMBER.name(), refusal.getMessage());
    }
  }
}
