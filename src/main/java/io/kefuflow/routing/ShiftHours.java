package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when to when somebody works, in local time. What does not end after its start ends on the
 * next day: {@code 22:00-06:00}. Checks itself.
 *
 * @param from inclusive
 * @param to exclusive; midnight is the end of a day, never its beginning
 */
public record ShiftHours(LocalTime from, LocalTime to) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2}[:：]\\d{2})\\s*[-–—~～至]\\s*(?:次日)?\\s*(\\d{1,2}[:：]\\d{2})");
  private static final String END_OF_DAY = "24:00";

  public ShiftHours {
    if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
      throw new InvalidInputException(
          "hours", "班次时间 " + text(from, to) + " 是空的，开始与结束相同：请填写不同的时间，全天请写 00:00-24:00");
    }
  }

  /**
   * Reads {@code 08:00-20:00}; the end may be {@code 24:00}.
   *
   * @throws InvalidInputException when the text is anything else
   */
  public static ShiftHours parse(String text) {
    String hours = InvalidInputException.requiredText("hours", "班次时间", text, 30);
    Matcher parts = HOURS.matcher(hours);
    if (!parts.matches()) {
      throw unreadable(hours);
    }
    try {
      String to = parts.group(2).replace('：', ':');
      return new ShiftHours(
          LocalTime.parse(parts.group(1).replace('：', ':'), TIME),
          to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to, TIME));
    } catch (DateTimeException e) {
      throw unreadable(hours);
    }
  }

  private static InvalidInputException unreadable(String text) {
    return new InvalidInputException(
        "hours", "班次时间“" + text + "”无法识别：应如 08:00-20:00，夜班如 20:00-08:00，全天为 00:00-24:00");
  }

  /** Minutes from midnight to the start. */
  int startMinute() {
    return from.toSecondOfDay() / 60;
  }

  /** How long it lasts on a day without a change of the clock, in minutes. */
  int minutes() {
    int end = to.toSecondOfDay() / 60;
    return end > startMinute() ? end - startMinute() : end + 24 * 60 - startMinute();
  }

  /** When it begins and ends if it begins on this date. */
  Period on(LocalDate date, ZoneId zone) {
    LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
    return new Period(
        date.atTime(from).atZone(zone).toInstant(), last.atTime(to).atZone(zone).toInstant());
  }

  /** As it is read and written: {@code 22:00-06:00}, {@code 00:00-24:00}. */
  @Override
  public String toString() {
    return text(from, to);
  }

  private static String text(LocalTime from, LocalTime to) {
    return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
  }
}
