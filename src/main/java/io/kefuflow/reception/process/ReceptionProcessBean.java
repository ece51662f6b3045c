package io.kefuflow.reception.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.reception.Receptions;
import io.kefuflow.shared.process.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What models ask of reception: what its forms begin with, so that nobody types anything twice. */
@Component("reception")
@ProcessBean
public class ReceptionProcessBean {

  private final Receptions receptions;

  ReceptionProcessBean(Receptions receptions) {
    this.receptions = receptions;
  }

  /** What the customer said so far. */
  public String matter(DelegateExecution execution) {
    return receptions.matterOf(number(execution));
  }

  /** Code of the special need in the customer's file (P1.7). */
  public String specialNeed(DelegateExecution execution) {
    return receptions.customerOf(number(execution)).specialNeed().name();
  }

  /**
   * What stands in the customer's file.
   *
   * @param kind name of an {@link InformationKind}
   * @return null when nothing does
   */
  public String information(DelegateExecution execution, String kind) {
    return receptions.information(number(execution)).get(InformationKind.valueOf(kind));
  }

  private static CaseNumber number(DelegateExecution execution) {
    return new CaseNumber(execution.getProcessBusinessKey());
  }
}
