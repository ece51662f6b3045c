package io.kefuflow.competency;

import io.kefuflow.shared.ConflictException;

/** A development is not in the state that a step needs. */
public class DevelopmentStateException extends ConflictException {

  private static final long serialVersionUID = 1L;

  DevelopmentStateException(String message) {
    super(message);
  }
}
