package io.kefuflow.casework;

import io.kefuflow.shared.ConflictException;

/**
 * The case is in a state in which this cannot be done. The message is Chinese and shown to the
 * user.
 */
public class CaseStateException extends ConflictException {

  public CaseStateException(String message) {
    super(message);
  }
}
