package io.kefuflow.course;

/** What training is about (P10.3; 《客服创新服务管理制度》培训内容). */
public enum ContentArea {
  EXPERTISE("专业知识"),
  SERVICE_SKILLS("服务技巧"),
  TEAMWORK("团队协作"),
  LAW("法律法规");

  private final String label;

  ContentArea(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
