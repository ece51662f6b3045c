package io.kefuflow.customer;

/**
 * Who a customer is: the basic part (基本) of the customer file (P1.6; 《通讯行业客户服务标准流程》2.3).
 *
 * @param id of the file; of the one that is kept where several were merged
 * @param phone null when the customer left none
 * @param email null when the customer left none
 * @param organisation the customer's 单位, null when not known
 * @param language {@code zh} or {@code en}, for what is sent to the customer
 */
public record Customer(
    long id,
    String name,
    PhoneNumber phone,
    String email,
    String organisation,
    CustomerLevel level,
    SpecialNeed specialNeed,
    String language) {

  /** Whether this customer is to be served first. */
  public boolean hasSpecialNeed() {
    return specialNeed != SpecialNeed.NONE;
  }

  /** Whether the customer left a number or an address. */
  public boolean isReachable() {
    return phone != null || email != null;
  }

  /** The name for lists: the family name is kept. */
  public String maskedName() {
    int kept = name.offsetByCodePoints(0, 1);
    return name.substring(0, kept)
        + "*".repeat(Math.min(2, name.codePointCount(kept, name.length())));
  }

  /** The address for lists, {@code z***@example.com}; null when there is none. */
  public String maskedEmail() {
    return email == null ? null : email.charAt(0) + "***" + email.substring(email.indexOf('@'));
  }
}
