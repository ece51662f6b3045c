package io.kefuflow.sla;

import io.kefuflow.shared.NotFoundException;

/** There is no repair with this id. The message is Chinese and shown to the user. */
public class UnknownRecomputeException extends NotFoundException {

  UnknownRecomputeException(long id) {
    super("没有编号为 " + id + " 的时限重算：请核对编号，或重新列出");
  }
}
