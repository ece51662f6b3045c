package io.kefuflow.training;

/** Where a session stands. */
public enum SessionState {
  /** Its plan is not approved yet. */
  PLANNED("计划中"),
  /** Its plan is approved, people are invited. */
  SCHEDULED("已安排"),
  /** Attendance is recorded. */
  HELD("已举办"),
  CANCELLED("已取消");

  private final String label;

  SessionState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
