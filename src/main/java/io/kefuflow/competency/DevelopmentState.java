package io.kefuflow.competency;

/** How far a development has come. */
public enum DevelopmentState {
  /** Whom it is about is still to be chosen. */
  SELECTING("待选定"),
  ASSESSING("评估中"),
  PLANNING("制定计划"),
  CONFIRMING("待确认"),
  FOLLOWING_UP("跟进中"),
  CLOSED("已结束");

  private final String label;

  DevelopmentState(String label) {
    this.label = label;
  }

  /** Chinese name. */
  public String label() {
    return label;
  }

  /** Whether strengths and gaps are known, so that everybody concerned may see them. */
  public boolean isAnalysed() {
    return compareTo(PLANNING) >= 0;
  }
}
