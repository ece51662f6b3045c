package io.kefuflow.routing;

/**
 * The roster cannot be changed as it stands: somebody else was faster, or it is in use. The message
 * is Chinese and says what to do.
 */
public class RosterConflictException extends RuntimeException {

  RosterConflictException(String message) {
    super(message);
  }
}
