package io.kefuflow.business.process;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ApologiseDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  ApologiseDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.apologise(
        new CaseNumber(execution.getProcessBusinessKey()),
        BusinessOrderProcess.ORDER_ROUND.from(execution));
  }
}
