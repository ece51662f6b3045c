package io.kefuflow.casework;

/** How a customer reached us (P4.1; 《通讯行业客户服务标准流程》5.1). */
public enum Channel {
  PHONE("电话"),
  EMAIL("邮件"),
  ONLINE("在线"),
  COUNTER("柜台");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
