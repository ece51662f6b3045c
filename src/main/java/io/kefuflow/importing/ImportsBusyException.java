package io.kefuflow.importing;

/**
 * As many imports as the application allows are running. The message is Chinese and shown to the
 * user.
 */
public class ImportsBusyException extends RuntimeException {

  ImportsBusyException() {
    super("正在进行的导入过多：请等其中一个完成后再试");
  }
}
