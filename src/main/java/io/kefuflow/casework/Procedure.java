package io.kefuflow.casework;

/** The procedures whose runs are cases. */
public enum Procedure {
  COMPLAINT("TS", "投诉处理");

  private final String code;
  private final String label;

  Procedure(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The two letters that a case number begins with. */
  public String code() {
    return code;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
