package io.kefuflow.sla;

/** A repair cannot be applied now. The message is Chinese and says what to do. */
public class RecomputeStateException extends RuntimeException {

  RecomputeStateException(String message) {
    super(message);
  }
}
