package io.kefuflow.exam;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.InvalidInputsException;
import java.util.List;

/** A file of questions that is refused as a whole, with all that is wrong with it. */
public class InvalidQuestionsException extends InvalidInputsException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problems at least one
   */
  InvalidQuestionsException(List<InvalidInputException> problems) {
    super(problems);
  }
}
