package io.kefuflow.complaint;

/** What a complaint is about (P4.2; 《通讯行业客户服务标准流程》5.2(2)). */
public enum ComplaintCategory {
  PRODUCT_QUALITY("产品质量"),
  SERVICE("服务"),
  BILLING("资费"),
  NETWORK("网络"),
  OTHER("其他");

  private final String label;

  ComplaintCategory(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
