package io.kefuflow.exam;

/** How one round of an exam ended. */
public enum RoundOutcome {
  PASSED("合格"),
  FAILED("未合格"),
  ABSENT("缺考");

  private final String label;

  RoundOutcome(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
