package io.kefuflow.business.process;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the application by the catalogue, which also says its target time (P3.1). */
@Component
class LookUpCatalogueDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  LookUpCatalogueDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications
        .begin(
            new CaseNumber(execution.getProcessBusinessKey()),
            CaseVariables.CATEGORY.findIn(execution).orElse(null))
        .ifPresent(
            round ->
                CaseVariables.RESOLVE_WITHIN.set(
                    execution, round.entry().resolveWithin().toString()));
  }
}
