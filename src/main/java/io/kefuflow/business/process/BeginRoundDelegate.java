package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.*;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the next round of the application, as the customer chose (P3.7). */
@Component
class BeginRoundDelegate implements JavaDelegate {

  private final BusinessApplications applications;

  BeginRoundDelegate(BusinessApplications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var number = new CaseNumber(execution.getProcessBusinessKey());
    String cause = "审批未通过：" + REJECTION_REASON.from(execution);
    if (CHANGE_PLAN.equals(CUSTOMER_CHOICE.from(execution))) {
      String kind = CHANGED_KIND.from(execution);
      applications.changePlan(number, kind, CHANGED_PLAN.from(execution), cause + "；客户变更方案");
      CaseVariables.CATEGORY.set(execution, kind);
    } else {
      applications.applyAgain(number, cause + "；客户补充资料");
    }
  }
}
