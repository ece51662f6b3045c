package io.kefuflow.exam;

import io.kefuflow.shared.NotFoundException;

/** There is no exam with this number, or none that the caller may see. */
public class UnknownExamException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  public UnknownExamException(String number) {
    super("没有找到考核 " + number + "：请核对考核编号");
  }
}
