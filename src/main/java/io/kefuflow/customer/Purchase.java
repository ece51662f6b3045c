package io.kefuflow.customer;

/**
 * A product or service in a customer file.
 *
 * @param file the file that it stands in; another one than the customer's where files were merged
 */
public record Purchase(long id, long file, PurchaseDetails details) {

  /** Whether the customer uses it now. */
  public boolean isInUse() {
    return details.state() == PurchaseState.IN_USE;
  }
}
