package io.kefuflow.importing;

import io.kefuflow.shared.NotFoundException;

/** There is no import with this number. The message is Chinese and shown to the user. */
public class UnknownImportException extends NotFoundException {

  UnknownImportException(long id) {
    super("没有编号为 " + id + " 的导入：请核对编号");
  }
}
