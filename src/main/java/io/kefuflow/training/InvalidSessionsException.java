package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.InvalidInputsException;
import java.util.List;

/** A file of sessions that is refused as a whole, with all that is wrong with it. */
public class InvalidSessionsException extends InvalidInputsException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problems at least one
   */
  InvalidSessionsException(List<InvalidInputException> problems) {
    super(problems);
  }
}
