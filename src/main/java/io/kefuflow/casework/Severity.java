package io.kefuflow.casework;

/** How grave a case is (P4.2); sets priority and deadlines. */
public enum Severity {
  MINOR("一般", 50),
  MAJOR("较重", 70),
  CRITICAL("严重", 90);

  private final String label;
  private final int priority;

  Severity(String label, int priority) {
    this.label = label;
    this.priority = priority;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Priority of the tasks of such a case, 0 to 100 as in Tasklist. */
  public int priority() {
    return priority;
  }
}
