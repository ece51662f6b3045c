package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;

/** The plan or session does not allow this now; the message says why and what to do, in Chinese. */
public class TrainingStateException extends InvalidInputException {

  TrainingStateException(String message) {
    super("planNumber", message);
  }
}
