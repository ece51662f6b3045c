package io.kefuflow.exam;

import io.kefuflow.shared.NotFoundException;

/** There is no question with this number. */
public class UnknownQuestionException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  UnknownQuestionException(String number) {
    super("没有找到题目 " + number + "：请核对题目编号");
  }
}
