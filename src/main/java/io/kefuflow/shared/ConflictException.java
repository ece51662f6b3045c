package io.kefuflow.shared;

/**
 * Something cannot be done as things stand now, e.g. because somebody else has just changed them;
 * the message says so in Chinese and what to do.
 */
public class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConflictException(String message) {
    super(message);
  }
}
