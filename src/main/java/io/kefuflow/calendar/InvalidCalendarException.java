package io.kefuflow.calendar;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** A calendar or a file of holidays that is refused as a whole, with all that is wrong with it. */
public class InvalidCalendarException extends RuntimeException {

  private final transient List<InvalidInputException> problems;

  /**
   * @param problems at least one
   */
  public InvalidCalendarException(List<InvalidInputException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and where, Chinese, in the order of the fields or rows. */
  public List<InvalidInputException> problems() {
    return problems;
  }
}
