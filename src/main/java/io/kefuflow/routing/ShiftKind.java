package io.kefuflow.routing;

/** What people call a shift; the hours are each shift's own. */
public enum ShiftKind {
  DAY("白班"),
  NIGHT("夜班"),
  WEEKEND("周末班");

  private final String label;

  ShiftKind(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
