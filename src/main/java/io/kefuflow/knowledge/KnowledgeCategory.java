package io.kefuflow.knowledge;

/** What a consultation or an article is about (P2.2; 《通讯行业客户服务标准流程》3.1.2). */
public enum KnowledgeCategory {
  TARIFF("资费套餐"),
  BUSINESS_RULE("业务规则"),
  NETWORK("网络覆盖"),
  DEVICE("终端设备"),
  PROMOTION("活动优惠"),
  BILLING("账单"),
  OTHER("其他");

  private final String label;

  KnowledgeCategory(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
