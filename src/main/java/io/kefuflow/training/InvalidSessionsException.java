package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** A file of sessions that is refused as a whole, with all that is wrong with it. */
public class InvalidSessionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<InvalidInputException> problems;

  /**
   * @param problems at least one
   */
  InvalidSessionsException(List<InvalidInputException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and in which line, Chinese, in the order of the lines. */
  public List<InvalidInputException> problems() {
    return problems;
  }
}
