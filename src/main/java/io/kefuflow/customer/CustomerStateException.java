package io.kefuflow.customer;

/** The customer file does not allow this now. The message is Chinese and says why. */
public class CustomerStateException extends RuntimeException {

  public CustomerStateException(String message) {
    super(message);
  }
}
