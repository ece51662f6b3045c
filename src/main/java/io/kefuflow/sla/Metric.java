package io.kefuflow.sla;

import io.kefuflow.shared.InvalidInputException;
import java.util.Arrays;

/** What a clock measures. */
public enum Metric {
  /** Receipt to the first answer a person gives (F1). Never stands still. */
  FIRST_RESPONSE("firstResponse", "首次响应", false),
  /** Receipt to solution (F2). Stands still while the customer is asked (P17.6). */
  RESOLUTION("resolution", "问题解决", true);

  private final String code;
  private final String label;
  private final boolean pausable;

  Metric(String code, String label, boolean pausable) {
    this.code = code;
    this.label = label;
    this.pausable = pausable;
  }

  /** Name in models: {@code ${sla.dueAt(execution, 'firstResponse')}}. */
  public String code() {
    return code;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Whether the clock stands still while the customer is asked. */
  public boolean isPausable() {
    return pausable;
  }

  /** The metric that a model names. */
  public static Metric ofCode(String code) {
    return Arrays.stream(values())
        .filter(metric -> metric.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("metric", "未知的时限类型:" + code));
  }
}
