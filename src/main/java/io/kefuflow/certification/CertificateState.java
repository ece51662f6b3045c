package io.kefuflow.certification;

/** What has become of a certificate. */
public enum CertificateState {
  VALID("有效"),
  EXPIRED("已过期"),
  REVOKED("已撤销"),
  RENEWED("已续证");

  private final String label;

  CertificateState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}
