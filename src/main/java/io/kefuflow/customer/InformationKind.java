package io.kefuflow.customer;

/**
 * What a customer file tells besides the basic part (P1.6; 《通讯行业客户服务标准流程》2.3). None of it is
 * mandatory.
 */
public enum InformationKind {
  NEED("需求信息", "needInformation"),
  BACKGROUND("背景信息", "backgroundInformation"),
  COMPETITOR("竞争对手信息", "competitorInformation"),
  DECISION("决策流程", "decisionInformation"),
  OTHER("其他信息", "otherInformation");

  private final String label;
  private final String field;

  InformationKind(String label, String field) {
    this.label = label;
    this.field = field;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** The form key and field name under which it is entered. */
  public String field() {
    return field;
  }
}
