package io.kefuflow.casework;

/** Where a case stands. */
public enum CaseStatus {
  OPEN("处理中", true),
  WAITING_FOR_CUSTOMER("待客户", true),
  RESOLVED("已解决", true),
  CLOSED("已关闭", false),
  WITHDRAWN("已撤回", false),
  /** Settled in another system before it came to us; kept for history, never worked on here. */
  ARCHIVED("已归档", false);

  private final String label;
  private final boolean open;

  CaseStatus(String label, boolean open) {
    this.label = label;
    this.open = open;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Whether somebody still works on the case. */
  public boolean isOpen() {
    return open;
  }
}
