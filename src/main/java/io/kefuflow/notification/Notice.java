package io.kefuflow.notification;

import java.util.Map;
import java.util.Objects;

/**
 * Something to tell somebody once.
 *
 * @param key idempotency key: case number + element + round, at most 200 characters. Never an
 *     activity instance id, of which a retry gets a new one
 * @param template name of a template, e.g. {@code complaint-received}
 * @param values what the template names: texts, numbers, instants and durations; a null counts as
 *     absent
 * @param caseNumber the case that it is about, may be null
 * @param calendarEntry goes with an e-mail, may be null
 */
public record Notice(
    String key,
    String template,
    Recipient recipient,
    Map<String, Object> values,
    String caseNumber,
    CalendarEntry calendarEntry) {

  static final int MAX_KEY_LENGTH = 200;

  public Notice {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(values, "values");
    if (key == null || key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "A notice needs a key of 1 to " + MAX_KEY_LENGTH + " characters: " + key);
    }
  }

  /** A notice without an entry for the calendar. */
  public Notice(
      String key,
      String template,
      Recipient recipient,
      Map<String, Object> values,
      String caseNumber) {
    this(key, template, recipient, values, caseNumber, null);
  }
}
