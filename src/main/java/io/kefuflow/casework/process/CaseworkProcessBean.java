package io.kefuflow.casework.process;

import io.kefuflow.casework.Severity;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What models ask of casework. */
@Component("casework")
@ProcessBean
public class CaseworkProcessBean {

  /** Priority of a task, 0 to 100, by the severity of the case. */
  public int priority(DelegateExecution execution) {
    return CaseVariables.SEVERITY
        .findIn(execution)
        .map(Severity::valueOf)
        .orElse(Severity.MINOR)
        .priority();
  }
}
