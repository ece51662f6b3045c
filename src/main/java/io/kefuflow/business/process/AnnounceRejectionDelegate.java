package io.kefuflow.business.process;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceRejectionDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  AnnounceRejectionDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.announceRejection(
        new CaseNumber(execution.getProcessBusinessKey()),
        BusinessHandlingProcess.REJECTION_REASON.from(execution));
  }
}
