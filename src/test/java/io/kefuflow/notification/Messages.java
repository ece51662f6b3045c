package io.kefuflow.notification;

import java.time.Instant;
import java.util.UUID;

/** Messages for tests. */
public final class Messages {

  private Messages() {}

  public static Message to(Channel channel, String address) {
    return message(channel, address, "已收到您的投诉（TS-20261121-000123）", "尊敬的王小明：\n您的投诉已受理。");
  }

  public static Message message(Channel channel, String address, String subject, String text) {
    return message(channel, address, subject, text, MessageState.QUEUED);
  }

  /** The message with an entry for the calendar. */
  public static Message with(Message message, String calendarEntry) {
    return new Message(
        message.id(),
        message.noticeKey(),
        message.part(),
        message.caseNumber(),
        message.channel(),
        message.address(),
        message.template(),
        message.language(),
        message.subject(),
        message.text(),
        calendarEntry,
        message.state(),
        message.attempts(),
        message.createdAt(),
        message.sentAt(),
        message.lastError());
  }

  /** A message about this case, which may be null, that was refused for good. */
  public static Message refused(String caseNumber, Channel channel, String address) {
    return message(caseNumber, channel, address, "主题", "正文", MessageState.UNDELIVERABLE);
  }

  static Message message(MessageState state) {
    return message(Channel.EMAIL, "wang@example.com", "主题", "正文", state);
  }

  private static Message message(
      Channel channel, String address, String subject, String text, MessageState state) {
    return message("TS-20261121-000123", channel, address, subject, text, state);
  }

  private static Message message(
      String caseNumber,
      Channel channel,
      String address,
      String subject,
      String text,
      MessageState state) {
    return new Message(
        UUID.randomUUID(),
        "TS-20261121-000123:acknowledge:1",
        1,
        caseNumber,
        channel,
        address,
        "complaint-received",
        Language.ZH,
        subject,
        text,
        null,
        state,
        0,
        Instant.parse("2026-11-21T06:30:00Z"),
        null,
        state == MessageState.UNDELIVERABLE ? "550 no such user" : null);
  }
}
