package io.kefuflow.shared;

/** What somebody names does not exist; the message says so in Chinese and what to do. */
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotFoundException(String message) {
    super(message);
  }
}
