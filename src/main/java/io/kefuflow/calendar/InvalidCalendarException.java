package io.kefuflow.calendar;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.InvalidInputsException;
import java.util.List;

/** A calendar or a file of holidays that is refused as a whole, with all that is wrong with it. */
public class InvalidCalendarException extends InvalidInputsException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problems at least one
   */
  public InvalidCalendarException(List<InvalidInputException> problems) {
    super(problems);
  }
}
