package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceReceiptDelegate implements JavaDelegate {

  private final AfterSalesService afterSales;

  AnnounceReceiptDelegate(AfterSalesService afterSales) {
    this.afterSales = afterSales;
  }

  @Override
  public void execute(DelegateExecution execution) {
    afterSales.announceReceipt(
        new CaseNumber(execution.getProcessBusinessKey()),
        Role.ofGroup(CaseVariables.WORK_GROUP.from(execution)).orElseThrow());
  }
}
