package io.kefuflow.casework;

/** The procedures whose runs are cases. */
public enum Procedure {
  COMPLAINT("TS", "complaint-handling", "投诉处理");

  private final String code;
  private final String processKey;
  private final String label;

  Procedure(String code, String processKey, String label) {
    this.code = code;
    this.processKey = processKey;
    this.label = label;
  }

  /** The two letters that a case number begins with. */
  public String code() {
    return code;
  }

  /** Key of the BPMN process that runs the procedure. */
  public String processKey() {
    return processKey;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
