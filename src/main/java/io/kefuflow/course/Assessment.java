package io.kefuflow.course;

/** How it is found out what somebody has learned (P10.7; 《团队服务规范的落实与检查》二(一)3). */
public enum Assessment {
  /** Questions drawn from the bank. */
  EXAM("笔试"),
  /** The trainer judges a role play. */
  ROLE_PLAY("角色扮演"),
  NONE("不考核");

  private final String label;

  Assessment(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
