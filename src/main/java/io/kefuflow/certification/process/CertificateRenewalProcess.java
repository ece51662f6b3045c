package io.kefuflow.certification.process;

/** Vocabulary of {@code processes/certification/certificate-renewal.bpmn}. */
final class CertificateRenewalProcess {

  static final String KEY = "certificate-renewal";

  static final String RENEWED = "certificate.renewed";
  static final String REVOKED = "certificate.revoked";

  private CertificateRenewalProcess() {}
}
