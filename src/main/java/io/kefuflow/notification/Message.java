package io.kefuflow.notification;

import io.kefuflow.customer.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * One text to one address.
 *
 * @param id derived from the notice's key and the part, so that a receiver recognises a repeat
 * @param noticeKey key of the notice that it belongs to
 * @param part running number within the notice, from 1
 * @param caseNumber null when it is about no case
 * @param channel null when the recipient has no address
 * @param address e-mail address or E.164 phone number, null when there is none
 * @param text plain text; a single line in an SMS
 * @param calendarEntry text of an {@code .ics} file that goes with it, null for none
 * @param attempts how often sending was begun
 * @param sentAt when the next system accepted it, null until then
 * @param lastError why it is FAILED or UNDELIVERABLE, else null
 */
public record Message(
    UUID id,
    String noticeKey,
    int part,
    String caseNumber,
    Channel channel,
    String address,
    String template,
    Language language,
    String subject,
    String text,
    String calendarEntry,
    MessageState state,
    int attempts,
    Instant createdAt,
    Instant sentAt,
    String lastError) {

  /** Why a message has no channel; people read it in the timeline. */
  static final String NO_ADDRESS = "无联系方式";

  static Message queued(
      Notice notice,
      int part,
      Channel channel,
      String address,
      Text text,
      String calendarEntry,
      Instant createdAt) {
    boolean reachable = channel != null;
    return new Message(
        id(notice.key(), part),
        notice.key(),
        part,
        notice.caseNumber(),
        channel,
        address,
        notice.template(),
        text.language(),
        text.subject(),
        text.body(),
        calendarEntry,
        reachable ? MessageState.QUEUED : MessageState.UNDELIVERABLE,
        0,
        createdAt,
        null,
        reachable ? null : NO_ADDRESS);
  }

  private static UUID id(String noticeKey, int part) {
    return UUID.nameUUIDFromBytes((noticeKey + "#" + part).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The address for lists and logs: {@code 138****8000}, {@code w***@example.com}; empty when there
   * is none.
   */
  public String maskedAddress() {
    if (address == null) {
      return "";
    }
    if (channel == Channel.EMAIL) {
      return address.replaceFirst("^(.).*(@[^@]*)$", "$1***$2");
    }
    return new PhoneNumber(address).masked();
  }

  /** A rendered text in the language in which it was found. */
  public record Text(Language language, String subject, String body) {}
}
