package io.kefuflow.aftersales;

/** What is wrong (P5.2; 《通讯行业客户服务标准流程》8.1(2)); an input of the decision after-sales-routing. */
public enum ProblemCategory {
  USAGE("使用指导"),
  INSTALLATION("安装调试"),
  FAULT("功能故障"),
  NETWORK("网络接入故障"),
  DEFECT("产品缺陷"),
  REPLACEMENT("退换保修"),
  OTHER("其他");

  private final String label;

  ProblemCategory(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
