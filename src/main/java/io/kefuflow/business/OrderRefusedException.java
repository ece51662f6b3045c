package io.kefuflow.business;

/** The business system will not carry the order out, however often it is asked (P3.10). */
public class OrderRefusedException extends Exception {

  /**
   * @param reason what the business system gave as the reason
   */
  public OrderRefusedException(String reason) {
    super(reason);
  }
}
