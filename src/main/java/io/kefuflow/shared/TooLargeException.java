package io.kefuflow.shared;

/** A file from outside that is larger than we take. The message is Chinese and names the limit. */
public class TooLargeException extends InvalidInputException {

  public TooLargeException(String field, String message) {
    super(field, message);
  }
}
