package io.kefuflow.exam;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** A file of questions that is refused as a whole, with all that is wrong with it. */
public class InvalidQuestionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<InvalidInputException> problems;

  /**
   * @param problems at least one
   */
  InvalidQuestionsException(List<InvalidInputException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and in which row, Chinese, in the order of the rows. */
  public List<InvalidInputException> problems() {
    return problems;
  }
}
