package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;

/** Sessions of a list cannot be taken; none of it was. */
public class InvalidSessionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidSessionsException(List<Problem> problems) {
    super("%d sessions of the list cannot be taken".formatted(problems.size()));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the list. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Something wrong with one of the sessions.
   *
   * @param index in the list, from 0
   */
  public record Problem(int index, InvalidInputException error) {}
}
