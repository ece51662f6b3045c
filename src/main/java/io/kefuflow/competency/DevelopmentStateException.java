package io.kefuflow.competency;

/** A development is not in the state that a step needs; the message is Chinese and shown. */
public class DevelopmentStateException extends RuntimeException {

  DevelopmentStateException(String message) {
    super(message);
  }
}
