package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** A team or a file of the roster that is refused as a whole, with all that is wrong with it. */
public class InvalidRosterException extends RuntimeException {

  private final transient List<InvalidInputException> problems;

  /**
   * @param problems at least one
   */
  public InvalidRosterException(List<InvalidInputException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and where, Chinese, in the order of the fields or rows. */
  public List<InvalidInputException> problems() {
    return problems;
  }
}
