package io.kefuflow.notification.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of the process {@code message-delivery} (消息发送). */
final class MessageDeliveryProcess {

  static final String KEY = "message-delivery";

  /** Error code: the receiving side refused the message for good. */
  static final String MESSAGE_UNDELIVERABLE = "MESSAGE_UNDELIVERABLE";

  /** Id of the stored message, a UUID. */
  static final ProcessVariable<String> MESSAGE_ID = ProcessVariable.text("messageId");

  private MessageDeliveryProcess() {}
}
