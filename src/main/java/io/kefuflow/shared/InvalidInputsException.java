package io.kefuflow.shared;

import java.util.List;
import java.util.stream.Collectors;

/** Something of several parts is refused as a whole, with all that is wrong with it. */
public class InvalidInputsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<InvalidInputException> problems;

  /**
   * @param problems at least one
   */
  public InvalidInputsException(List<InvalidInputException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and where, Chinese, in the order of the fields or rows. */
  public List<InvalidInputException> problems() {
    return problems;
  }
}
