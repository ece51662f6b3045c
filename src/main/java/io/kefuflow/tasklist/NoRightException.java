package io.kefuflow.tasklist;

/** The user sees the task but may not do this with it. The message is Chinese. */
class NoRightException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoRightException(String message) {
    super(message);
  }
}
