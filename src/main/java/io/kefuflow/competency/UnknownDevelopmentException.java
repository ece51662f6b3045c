package io.kefuflow.competency;

import io.kefuflow.shared.NotFoundException;

/** There is no such development, or the viewer may not know of it. */
public class UnknownDevelopmentException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  UnknownDevelopmentException(DevelopmentNumber number) {
    super("没有找到能力发展 " + number + "：请核对编号，或联系发起人");
  }
}
