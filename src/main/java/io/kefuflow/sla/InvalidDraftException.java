package io.kefuflow.sla;

import java.util.List;

/** A draft that could not be deployed either. */
public class InvalidDraftException extends RuntimeException {

  private final transient List<String> problems;

  /**
   * @param problems row and reason of each mistake, Chinese
   */
  public InvalidDraftException(List<String> problems) {
    super(String.join("；", problems));
    this.problems = List.copyOf(problems);
  }

  /** Row and reason of each mistake, Chinese; at least one. */
  public List<String> problems() {
    return problems;
  }
}
