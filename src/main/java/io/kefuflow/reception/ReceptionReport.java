package io.kefuflow.reception;

import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.shared.InvalidInputException;

/** A customer who came, called or wrote, whatever the door (P1.1). Checks itself. */
public record ReceptionReport(ServiceRequest request) implements CaseReport {

  /** The matter of a customer who has not said yet what it is about. */
  public static final String VISIT = "到访";

  public ReceptionReport {
    if (request.customer() == null) {
      throw new InvalidInputException("customerName", "客户姓名不能为空：请填写");
    }
  }

  @Override
  public Procedure procedure() {
    return Procedure.RECEPTION;
  }

  /** Null: what the customer needs is understood in the reception. */
  @Override
  public String category() {
    return null;
  }
}
