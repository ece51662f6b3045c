package io.kefuflow.competency;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * How far an employee has come, as the supervisor saw it at one of the intervals (P11.5).
 *
 * @param number counted from 1
 * @param by user id
 * @param ratings level by code of the criteria that fell short
 */
public record FollowUp(
    int number, Result result, String note, String by, Instant at, Map<String, Integer> ratings) {

  public static final int LONGEST_NOTE = 1000;

  public FollowUp {
    ratings = Map.copyOf(ratings);
  }

  /** What follows from it. */
  public enum Result {
    MET("达成"),
    CONTINUE("继续"),
    CHANGE("调整计划"),
    END("结束");

    private final String label;

    Result(String label) {
      this.label = label;
    }

    /** Chinese name. */
    public String label() {
      return label;
    }

    /** The result with this name, empty for none. */
    public static java.util.Optional<Result> find(String name) {
      return Arrays.stream(values()).filter(result -> result.name().equals(name)).findFirst();
    }
  }
}
