package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AnnounceSolutionDelegate implements JavaDelegate {

  private final AfterSalesService afterSales;

  AnnounceSolutionDelegate(AfterSalesService afterSales) {
    this.afterSales = afterSales;
  }

  @Override
  public void execute(DelegateExecution execution) {
    afterSales.announceSolution(
        new CaseNumber(execution.getProcessBusinessKey()),
        AfterSalesProcess.SOLUTION.from(execution),
        AfterSalesProcess.NOT_SOLVED.findIn(execution).orElse(0));
  }
}
