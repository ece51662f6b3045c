package io.kefuflow.notification.text;

import io.kefuflow.notification.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes values as people read them: 2026年11月21日 14:30, 1天2小时. */
class ValueFormat {

  private final boolean chinese;
  private final DateTimeFormatter instants;

  ValueFormat(Language language, ZoneId zone) {
    this.chinese = language == Language.ZH;
    this.instants =
        DateTimeFormatter.ofPattern(
                chinese ? "yyyy年M月d日 HH:mm" : "d MMMM yyyy, HH:mm", language.locale())
            .withZone(zone);
  }

  String of(Object value) {
    if (value instanceof Instant instant) {
      return instants.format(instant);
    }
    if (value instanceof OffsetDateTime time) {
      return instants.format(time.toInstant());
    }
    if (value instanceof ZonedDateTime time) {
      return instants.format(time.toInstant());
    }
    if (value instanceof Duration duration) {
      return duration(duration);
    }
    return String.valueOf(value);
  }

  /**
   * In days, hours and minutes; a day is 24 hours, and up to two of them stay hours, as promises
   * are made (24小时).
   */
  private String duration(Duration duration) {
    long days = duration.toHours() <= 48 ? 0 : duration.toDays();
    Duration rest = duration.minusDays(days);
    List<String> parts = new ArrayList<>();
    add(parts, days, "天", "day");
    add(parts, rest.toHours(), "小时", "hour");
    add(parts, rest.toMinutesPart(), "分钟", "minute");
    if (parts.isEmpty()) {
      parts.add(chinese ? "0分钟" : "0 minutes");
    }
    return String.join(chinese ? "" : " ", parts);
  }

  private void add(List<String> parts, long number, String chineseUnit, String englishUnit) {
    if (number != 0) {
      parts.add(
          chinese
              ? number + chineseUnit
              : String.format(Locale.ROOT, "%d %s%s", number, englishUnit, number == 1 ? "" : "s"));
    }
  }
}
