package io.kefuflow.customer;

/** Customers who are served first (P1.7; 《通讯行业客户服务标准流程》6.1.4). */
public enum SpecialNeed {
  NONE("无"),
  ELDERLY("老年人"),
  DISABLED("残障人士");

  private final String label;

  SpecialNeed(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
