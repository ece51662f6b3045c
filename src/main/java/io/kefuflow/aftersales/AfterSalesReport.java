package io.kefuflow.aftersales;

import static io.kefuflow.shared.InvalidInputException.optionalText;

import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A problem with something bought, as it reaches us, whatever the door (P5.1). Checks itself.
 *
 * @param kind what is wrong; other when null
 * @param product what it is about, e.g. a model or serial number, up to 100 characters, null when
 *     not said
 */
public record AfterSalesReport(ServiceRequest request, ProblemCategory kind, String product)
    implements CaseReport {

  /** Name of the process variable that says what product it is about. */
  public static final String PRODUCT = "product";

  private static final int LONGEST_PRODUCT = 100;

  public AfterSalesReport {
    Objects.requireNonNull(request);
    kind = kind == null ? ProblemCategory.OTHER : kind;
    product = optionalText(PRODUCT, "产品", product, LONGEST_PRODUCT);
  }

  @Override
  public Procedure procedure() {
    return Procedure.AFTER_SALES;
  }

  @Override
  public String category() {
    return kind.name();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>();
    facts.put(PRODUCT, product);
    return facts;
  }
}
