package io.kefuflow.certification;

import io.kefuflow.shared.NotFoundException;

/** There is no certificate with this number, or none that the caller may see. */
public class UnknownCertificateException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  public UnknownCertificateException(String number) {
    super("没有找到证书 " + number + "：请核对证书编号");
  }
}
