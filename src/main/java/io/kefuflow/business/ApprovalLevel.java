package io.kefuflow.business;

/** Who approves a kind of business (P3.6; 《通讯行业客户服务标准流程》4.2). */
public enum ApprovalLevel {
  NONE("无需审批"),
  SUPERVISOR("主管审批"),
  MANAGER("经理审批"),
  SUPERVISOR_MANAGER("主管审批后经理审批");

  private final String label;

  ApprovalLevel(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
