package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class InformCustomerDelegate implements JavaDelegate {

  private final AfterSalesService afterSales;

  InformCustomerDelegate(AfterSalesService afterSales) {
    this.afterSales = afterSales;
  }

  @Override
  public void execute(DelegateExecution execution) {
    afterSales.announceProgress(
        new CaseNumber(execution.getProcessBusinessKey()),
        AfterSalesProcess.PROGRESS.from(execution));
  }
}
