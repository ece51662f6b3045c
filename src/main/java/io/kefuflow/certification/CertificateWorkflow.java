package io.kefuflow.certification;

/** What the rest of the code asks of the process that a certificate lives in. */
public interface CertificateWorkflow {

  /** Starts the process of a new certificate. */
  void start(Certificate certificate);

  /** Tells the process that a newer certificate has taken the place of this one. */
  void renewed(String number);

  /** Tells the process that the certificate is revoked. */
  void revoked(String number);
}
