package io.kefuflow.api;

import io.kefuflow.shared.NotFoundException;

/** The case has no attachment with this id. */
class UnknownAttachmentException extends NotFoundException {

  UnknownAttachmentException(String id) {
    super("工单没有附件 " + id + "：请从附件列表中取编号");
  }
}
