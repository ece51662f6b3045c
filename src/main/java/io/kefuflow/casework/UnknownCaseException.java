package io.kefuflow.casework;

import io.kefuflow.shared.NotFoundException;

/** There is no case with this number. The message is Chinese and shown to the user. */
public class UnknownCaseException extends NotFoundException {

  public UnknownCaseException(CaseNumber number) {
    super("没有工单 " + number + ":请核对工单号");
  }
}
