package io.kefuflow.competency;

/** How a development ended. */
public enum DevelopmentOutcome {
  MET("目标达成"),
  ENDED("提前结束"),
  NOT_ASSESSED("未能评估"),
  NOT_AGREED("未达成一致"),
  EMPLOYEE_LEFT("员工离职"),
  CANCELLED("未开展");

  private final String label;

  DevelopmentOutcome(String label) {
    this.label = label;
  }

  /** Chinese name. */
  public String label() {
    return label;
  }
}
