package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceResponseDelegate implements JavaDelegate {

  private final AfterSalesService afterSales;

  AnnounceResponseDelegate(AfterSalesService afterSales) {
    this.afterSales = afterSales;
  }

  @Override
  public void execute(DelegateExecution execution) {
    afterSales.announceResponse(
        new CaseNumber(execution.getProcessBusinessKey()),
        AfterSalesProcess.FIRST_RESPONSE.from(execution));
  }
}
