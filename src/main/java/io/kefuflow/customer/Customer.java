package io.kefuflow.customer;

/**
 * A customer file, basic part.
 *
 * @param phone null when the customer left none
 * @param email null when the customer left none
 * @param language {@code zh} or {@code en}, for what is sent to the customer
 */
public record Customer(
    long id,
    String name,
    PhoneNumber phone,
    String email,
    CustomerLevel level,
    SpecialNeed specialNeed,
    String language) {

  /** Whether this customer is to be served first. */
  public boolean hasSpecialNeed() {
    return specialNeed != SpecialNeed.NONE;
  }

  /** The name for lists: the family name is kept. */
  public String maskedName() {
    return name.length() <= 1 ? name : name.charAt(0) + "*".repeat(Math.min(2, name.length() - 1));
  }
}
