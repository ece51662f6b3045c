package io.kefuflow.business;

import static io.kefuflow.shared.InvalidInputException.optionalText;

import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.shared.InvalidInputException;
import java.util.Objects;

/**
 * An application for business as it reaches us, whatever the door (P3.3). Whether the catalogue has
 * the kind is checked where the application is opened.
 *
 * @param category code of the kind of business, e.g. {@code TARIFF_CHANGE}; the matter of the
 *     request says what the customer wants of it
 */
public record BusinessApplicationReport(ServiceRequest request, String category)
    implements CaseReport {

  private static final int LONGEST_CODE = 60;

  public BusinessApplicationReport {
    Objects.requireNonNull(request);
    category = optionalText("businessKind", "业务种类", category, LONGEST_CODE);
    if (category == null) {
      throw new InvalidInputException("businessKind", "业务种类不能为空：请填写业务目录中的代码，如 TARIFF_CHANGE");
    }
  }

  @Override
  public Procedure procedure() {
    return Procedure.BUSINESS_HANDLING;
  }
}
