package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesService;
import io.kefuflow.aftersales.AfterSalesSettings;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the models of after-sales service ask besides their steps. */
@Component("afterSales")
@ProcessBean
@EnableConfigurationProperties(AfterSalesSettings.class)
public class AfterSalesProcessBean {

  private final AfterSalesService afterSales;
  private final AfterSalesSettings settings;
  private final Clock clock;

  AfterSalesProcessBean(AfterSalesService afterSales, AfterSalesSettings settings, Clock clock) {
    this.afterSales = afterSales;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the customer had the same kind of problem not long ago (P5.2). */
  public boolean isRepeatedFault(DelegateExecution execution) {
    return afterSales.isRepeatedFault(new CaseNumber(execution.getProcessBusinessKey()));
  }

  /** Until when an evaluation is waited for, counted from now (P5.6). */
  public Date evaluationBefore() {
    return Date.from(clock.instant().plus(settings.evaluationWithin()));
  }

  /** How the case ended, for its timeline and the customer. */
  public String outcomeText(String confirmation) {
    return "CONFIRMED".equals(confirmation) ? "客户确认问题已解决" : "问题已处理，多次联系不上客户确认";
  }
}
