package io.kefuflow.business.process;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.HandlingResult;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer how it ended, and ends the case (P3.11). */
@Component
class EndApplicationDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  EndApplicationDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.end(
        new CaseNumber(execution.getProcessBusinessKey()),
        HandlingResult.valueOf(BusinessHandlingProcess.HANDLING_RESULT.from(execution)),
        BusinessHandlingProcess.RESULT_NOTE.findIn(execution).orElse(null));
  }
}
