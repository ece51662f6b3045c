package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the points in time that requests name. */
final class Times {

  private Times() {}

  /** The instant in {@code 2026-01-31T14:05:00+08:00}; null for null. */
  static Instant instant(String field, String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidInputException(field, "时间格式不正确：应带时区，如 2026-01-31T14:05:00+08:00");
    }
  }

  /** As {@link #instant}, or the start of the day in {@code 2026-01-31}. */
  static Instant instantOrDay(String field, String text, ZoneId zone) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      return instant(field, text);
    }
  }
}
