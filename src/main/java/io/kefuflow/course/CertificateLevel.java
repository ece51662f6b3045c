package io.kefuflow.course;

/** Levels of certificates (P10.9; 《团队服务规范的落实与检查》一3 技能认证). */
public enum CertificateLevel {
  JUNIOR("初级"),
  INTERMEDIATE("中级"),
  SENIOR("高级");

  private final String label;

  CertificateLevel(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
