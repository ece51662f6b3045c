package io.kefuflow.business.process;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Accepts the application as the agent classified it; the customer is told what is needed (P3.2).
 */
@Component
class AnnounceMaterialsDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  AnnounceMaterialsDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.accept(
        new CaseNumber(execution.getProcessBusinessKey()),
        CaseVariables.CATEGORY.from(execution),
        BusinessHandlingProcess.ACCEPTANCE_NOTE.from(execution));
  }
}
