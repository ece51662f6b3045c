package io.kefuflow.reception;

/** What a customer comes for (P1.3; 《通讯行业客户服务标准流程》2.1(4), (5)). */
public enum NeedCategory {
  CONSULTATION("咨询"),
  BUSINESS("业务办理"),
  COMPLAINT("投诉"),
  AFTER_SALES("售后"),
  MATERIAL("资料"),
  VISIT("参观");

  private final String label;

  NeedCategory(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
