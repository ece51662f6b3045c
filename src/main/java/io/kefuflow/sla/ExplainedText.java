package io.kefuflow.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes instants and durations as explanations name them. Chinese. */
final class ExplainedText {

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("yyyy-MM-dd ");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd ");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ZoneId zone;
  private final int presentYear;

  /**
   * @param zone in which people read instants
   * @param now whose year is left out
   */
  ExplainedText(ZoneId zone, Instant now) {
    this.zone = zone;
    this.presentYear = now.atZone(zone).getYear();
  }

  /** {@code 11-23 09:00}; with the year when it is not the present one, with seconds if any. */
  String instant(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return (local.getYear() == presentYear ? DAY : YEAR).format(local) + time(local);
  }

  /** As {@link #instant}, 无 for null. */
  String orNone(Instant at) {
    return at == null ? "无" : instant(at);
  }

  /** {@code 11-23 11:00–14:00}. */
  String span(Instant from, Instant to) {
    ZonedDateTime start = from.atZone(zone);
    ZonedDateTime end = to.atZone(zone);
    boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
    return instant(from) + "–" + (sameDay ? time(end) : instant(to));
  }

  private static String time(ZonedDateTime local) {
    return (local.getSecond() == 0 ? MINUTE : SECOND).format(local);
  }

  /** {@code 26 小时 3 分钟 5 秒}; hours are not made days, as promises are made in hours. */
  static String duration(Duration duration) {
    Duration length = duration.abs();
    String text =
        part(length.toHours(), " 小时 ")
            + part(length.toMinutesPart(), " 分钟 ")
            + part(length.toSecondsPart(), " 秒 ");
    return text.isEmpty() ? "0 分钟" : text.strip();
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
