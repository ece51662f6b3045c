package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.CorrectiveActionProcess.*;

import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Starts the correction as a process of its own: it outlasts the complaint (P4.8). */
@Component
class OrderCorrectionDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .startProcessInstanceByKey(
            KEY,
            caseNumber,
            Variables.putValue(CaseVariables.CASE_NUMBER.name(), caseNumber)
                .putValue(RESPONSIBLE_GROUP.name(), RESPONSIBLE_GROUP.from(execution))
                .putValue(CORRECTION_MATTER.name(), CORRECTION_MATTER.from(execution))
                .putValue(CORRECTION_DAYS.name(), CORRECTION_DAYS.from(execution)));
    // A solution that is planned again does not order the same correction again.
    ComplaintResolutionProcess.CORRECTION_REQUIRED.set(execution, false);
  }
}
