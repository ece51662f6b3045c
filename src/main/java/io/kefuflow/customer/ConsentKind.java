package io.kefuflow.customer;

/** What a customer may agree to receive (P7.2, P7.3; 《通讯行业客户服务标准流程》6.2.3, 6.2.4). */
public enum ConsentKind {
  CARE("关怀问候"),
  MARKETING("营销优惠");

  private final String label;

  ConsentKind(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
