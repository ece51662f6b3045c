package io.kefuflow.calendar;

import io.kefuflow.calendar.ExceptionDay.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calendars that tests run on. */
public final class Calendars {

  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

  private Calendars() {}

  /** Monday to Friday 09:00–12:00 and 13:30–18:00 in Shanghai, with these exceptions. */
  public static CalendarDocument officeHours(ExceptionDay... exceptions) {
    return new CalendarDocument(
        "工作时间", "Asia/Shanghai", weekdays("09:00-12:00", "13:30-18:00"), List.of(exceptions));
  }

  /** The same hours from Monday to Friday, closed at the week-end. */
  public static Map<DayOfWeek, List<String>> weekdays(String... intervals) {
    var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, List.of(intervals));
      }
    }
    return week;
  }

  /** The same hours every day of the week. */
  public static Map<DayOfWeek, List<String>> everyDay(String... intervals) {
    var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(intervals));
    }
    return week;
  }

  /** The calendar of a document that has nothing wrong with it. */
  public static ServiceCalendar of(CalendarDocument document) {
    return CalendarRules.calendar("test", 1, document, FROM);
  }

  public static ExceptionDay holiday(String day) {
    return ExceptionDay.of(LocalDate.parse(day), "假日", Kind.HOLIDAY);
  }

  /** A make-up day with Monday's hours. */
  public static ExceptionDay workday(String day) {
    return ExceptionDay.of(LocalDate.parse(day), "调休", Kind.WORKDAY);
  }

  /** Forty exceptions over the year 2026: thirty holidays, ten make-up days. */
  public static ExceptionDay[] fortyExceptions() {
    var days = new ArrayList<ExceptionDay>();
    for (int i = 0; i < 40; i++) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(9L * i);
      days.add(ExceptionDay.of(day, "", i % 4 == 3 ? Kind.WORKDAY : Kind.HOLIDAY));
    }
    return days.toArray(ExceptionDay[]::new);
  }
}
