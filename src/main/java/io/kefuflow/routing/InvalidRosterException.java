package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.InvalidInputsException;
import java.util.List;

/** A team or a file of the roster that is refused as a whole, with all that is wrong with it. */
public class InvalidRosterException extends InvalidInputsException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problems at least one
   */
  public InvalidRosterException(List<InvalidInputException> problems) {
    super(problems);
  }
}
