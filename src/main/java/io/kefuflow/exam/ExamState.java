package io.kefuflow.exam;

/** What has become of an exam with all its rounds. */
public enum ExamState {
  OPEN("进行中"),
  PASSED("合格"),
  /** Failed more than once, and the supervisor has ended it. */
  NOT_CERTIFIED("未合格"),
  /** Missed twice. */
  ABSENT("缺考"),
  /** The employee has left the company meanwhile. */
  LEFT("已离职");

  private final String label;

  ExamState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
