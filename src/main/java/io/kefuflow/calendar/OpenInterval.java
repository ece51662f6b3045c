package io.kefuflow.calendar;

import io.kefuflow.shared.InvalidInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of a day in which service time passes: [open, close), in minutes of local time.
 *
 * @param open 0 to 1439
 * @param close 1 to 1440, which is 24:00; after {@code open} in a calendar that has been checked
 */
record OpenInterval(int open, int close) {

  private static final int DAY = 24 * 60;
  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d{1,2})[:：](\\d{2})\\s*[-–—~～至]\\s*(\\d{1,2})[:：](\\d{2})\\s*");

  /**
   * Reads {@code 09:00-12:00}.
   *
   * @param field named in the error
   * @throws InvalidInputException when it is none, or does not close after it opens
   */
  static OpenInterval parse(String field, String text) {
    Matcher times = FORM.matcher(text == null ? "" : text);
    if (!times.matches()) {
      throw new InvalidInputException(
          field, "时段“" + shortened(text) + "”无法识别：应为 开始-结束，如 09:00-12:00，最晚到 24:00");
    }
    int open = minute(field, text, times.group(1), times.group(2));
    int close = minute(field, text, times.group(3), times.group(4));
    if (close <= open) {
      throw new InvalidInputException(
          field,
          "时段“" + text.strip() + "”的结束时间应晚于开始时间：跨零点的时段请拆成两段，如当天 22:00-24:00 和次日 00:00-06:00");
    }
    return new OpenInterval(open, close);
  }

  private static int minute(String field, String text, String hours, String minutes) {
    int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    if (Integer.parseInt(minutes) > 59 || minute > DAY) {
      throw new InvalidInputException(
          field, "时段“" + text.strip() + "”中没有这个时间：应为 00:00 至 24:00，如 09:00-12:00");
    }
    return minute;
  }

  private static String shortened(String text) {
    return text == null || text.length() <= 50 ? text : text.substring(0, 50) + "…";
  }

  /** When it opens on the day, in local time. */
  LocalDateTime opening(LocalDate day) {
    return local(day, open);
  }

  /** When it closes on the day, in local time; 24:00 is the start of the next day. */
  LocalDateTime closing(LocalDate day) {
    return local(day, close);
  }

  private static LocalDateTime local(LocalDate day, int minute) {
    return minute == DAY
        ? day.plusDays(1).atStartOfDay()
        : LocalDateTime.of(day, LocalTime.of(minute / 60, minute % 60));
  }

  /** As people write it: {@code 09:00-12:00}. */
  @Override
  public String toString() {
    return "%02d:%02d-%02d:%02d".formatted(open / 60, open % 60, close / 60, close % 60);
  }
}
