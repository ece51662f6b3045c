package io.kefuflow.notification;

/** The receiving side refused a message for good: trying again does not help. */
public class UndeliverableException extends Exception {

  public UndeliverableException(String message) {
    super(message);
  }

  public UndeliverableException(String message, Throwable cause) {
    super(message, cause);
  }
}
