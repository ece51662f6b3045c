package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.process.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps the evaluation when the customer gave one; nobody is waited for longer than the timer. */
@Component
class RecordEvaluationExecutionListener implements ExecutionListener {

  private final AfterSalesService afterSales;

  RecordEvaluationExecutionListener(AfterSalesService afterSales) {
    this.afterSales = afterSales;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (!execution.isCanceled()
        && AfterSalesProcess.EVALUATION_GIVEN.findIn(execution).orElse(false)) {
      afterSales.evaluate(
          new CaseNumber(execution.getProcessBusinessKey()),
          new Evaluation(
              score(execution, AfterSalesProcess.ATTITUDE),
              score(execution, AfterSalesProcess.EFFICIENCY),
              score(execution, AfterSalesProcess.SERVICE_CHANNEL),
              score(execution, AfterSalesProcess.SCOPE),
              score(execution, AfterSalesProcess.OVERALL),
              AfterSalesProcess.REMARK.findIn(execution).orElse(null)));
    }
  }

  private static int score(DelegateExecution execution, ProcessVariable<String> dimension) {
    return Integer.parseInt(dimension.from(execution));
  }
}
