package io.kefuflow.casework;

/**
 * The case is in a state in which this cannot be done. The message is Chinese and shown to the
 * user.
 */
public class CaseStateException extends RuntimeException {

  public CaseStateException(String message) {
    super(message);
  }
}
