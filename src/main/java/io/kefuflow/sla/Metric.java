package io.kefuflow.sla;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.Objects;

/**
 * What a clock measures: one of the constants, or the time that a step of the procedure may take.
 *
 * @param name stored form, e.g. {@code FIRST_RESPONSE} or {@code STAGE:userTask_planSolution}
 */
public record Metric(String name) {

  /** Receipt to having understood what the customer needs (F3). Never stands still. */
  public static final Metric UNDERSTANDING = new Metric("UNDERSTANDING");

  /** Receipt to the first answer a person gives (F1). Never stands still. */
  public static final Metric FIRST_RESPONSE = new Metric("FIRST_RESPONSE");

  /** Receipt to solution (F2). Stands still while the customer is asked (P17.6). */
  public static final Metric RESOLUTION = new Metric("RESOLUTION");

  /** What can be promised of a case as a whole. */
  public static final List<Metric> OF_A_CASE = List.of(UNDERSTANDING, FIRST_RESPONSE, RESOLUTION);

  private static final String STAGE = "STAGE:";
  private static final String STAGE_CODE = "stage:";

  public Metric {
    Objects.requireNonNull(name);
  }

  /** The time that one user task of a procedure may take. */
  public static Metric stage(String activityId) {
    return new Metric(STAGE + activityId);
  }

  /** Name in models and decision tables: {@code firstResponse}, {@code stage:userTask_…}. */
  public String code() {
    return isStage()
        ? STAGE_CODE + activityId()
        : switch (name) {
          case "UNDERSTANDING" -> "understanding";
          case "FIRST_RESPONSE" -> "firstResponse";
          default -> "resolution";
        };
  }

  /** Chinese name shown to people. */
  public String label() {
    return isStage()
        ? "环节办理"
        : switch (name) {
          case "UNDERSTANDING" -> "了解需求";
          case "FIRST_RESPONSE" -> "首次响应";
          default -> "问题解决";
        };
  }

  /** Whether the clock stands still while the customer is asked. */
  public boolean isPausable() {
    return isStage() || equals(RESOLUTION);
  }

  public boolean isStage() {
    return name.startsWith(STAGE);
  }

  /** The user task that a stage is about; null for the others. */
  public String activityId() {
    return isStage() ? name.substring(STAGE.length()) : null;
  }

  /**
   * The metric that a model or a decision table names.
   *
   * @throws InvalidInputException when there is none of this code
   */
  public static Metric ofCode(String code) {
    if (code != null && code.startsWith(STAGE_CODE) && code.length() > STAGE_CODE.length()) {
      return stage(code.substring(STAGE_CODE.length()));
    }
    return OF_A_CASE.stream()
        .filter(metric -> metric.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "metric",
                    "未知的时限类型："
                        + code
                        + "，请填 understanding、firstResponse、resolution 或 stage:用户任务的 id"));
  }

  @Override
  public String toString() {
    return code();
  }
}
