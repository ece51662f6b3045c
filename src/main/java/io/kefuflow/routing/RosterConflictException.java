package io.kefuflow.routing;

import io.kefuflow.shared.ConflictException;

/**
 * The roster cannot be changed as it stands: somebody else was faster, or it is in use. The message
 * is Chinese and says what to do.
 */
public class RosterConflictException extends ConflictException {

  RosterConflictException(String message) {
    super(message);
  }
}
