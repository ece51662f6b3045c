package io.kefuflow.customer;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import java.time.LocalDate;

/**
 * A product or service that a customer bought, and how it is used (《通讯行业客户服务标准流程》8.2(4)). Checks
 * itself.
 *
 * @param product the 产品/业务, up to 100 characters
 * @param number serial, account or service number, up to 60 characters; null when there is none
 * @param since null when not known
 * @param until last day; null when open
 * @param state in use unless said otherwise
 * @param usageNote how the customer uses it, up to 500 characters; null when nothing is known
 */
public record PurchaseDetails(
    String product,
    String number,
    LocalDate since,
    LocalDate until,
    PurchaseState state,
    String usageNote) {

  private static final int LONGEST_PRODUCT = 100;
  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_NOTE = 500;

  public PurchaseDetails {
    product = requiredText("product", "产品/业务", product, LONGEST_PRODUCT);
    number = optionalText("number", "号码或序列号", number, LONGEST_NUMBER);
    state = state == null ? PurchaseState.IN_USE : state;
    usageNote = optionalText("usageNote", "使用情况", usageNote, LONGEST_NOTE);
    if (since != null && until != null && until.isBefore(since)) {
      throw new InvalidCustomerDataException("until", "终止日期不能早于开始日期：请核对两个日期");
    }
  }
}
