package io.kefuflow.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a version of a calendar says, as people write it and as it is stored; {@link CalendarRules}
 * tell whether it makes sense.
 *
 * @param name Chinese, shown to people
 * @param zone id of the time zone that days and hours are read in, e.g. {@code Asia/Shanghai}
 * @param week opening hours of each weekday, e.g. {@code 09:00-12:00}; a weekday without any is
 *     closed
 * @param exceptions days on which the week does not hold
 */
public record CalendarDocument(
    String name, String zone, Map<DayOfWeek, List<String>> week, List<ExceptionDay> exceptions) {

  /**
   * Holidays from here on may belong to the New Year that the next year's notice publishes (元旦 2023
   * began on 2022-12-31), so they alone do not make a published year.
   */
  private static final MonthDay NEW_YEAR_SEASON = MonthDay.of(12, 25);

  /** Nulls inside the lists are kept for {@link CalendarRules} to name. */
  public CalendarDocument {
    name = name == null ? "" : name.strip();
    zone = zone == null ? null : zone.strip();
    var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
    if (week != null) {
      week.forEach(
          (day, intervals) -> {
            if (intervals != null && !intervals.isEmpty()) {
              days.put(day, Collections.unmodifiableList(new ArrayList<>(intervals)));
            }
          });
    }
    week = Collections.unmodifiableMap(days);
    exceptions =
        exceptions == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(exceptions));
  }

  /** The years whose holidays are in it. */
  public NavigableSet<Integer> holidayYears() {
    return holidayYears(exceptions);
  }

  static NavigableSet<Integer> holidayYears(List<ExceptionDay> days) {
    var years = new TreeSet<Integer>();
    for (ExceptionDay day : days) {
      if (day != null
          && day.kind() == ExceptionDay.Kind.HOLIDAY
          && day.date() != null
          && MonthDay.from(day.date()).isBefore(NEW_YEAR_SEASON)) {
        years.add(day.date().getYear());
      }
    }
    return years;
  }

  /**
   * Whether it has holidays of some years but not yet of this one. A calendar without any holidays
   * lacks none.
   */
  public boolean lacksHolidaysOf(int year) {
    NavigableSet<Integer> years = holidayYears();
    return !years.isEmpty() && years.last() < year;
  }

  /**
   * The calendar that it describes.
   *
   * @param from first day that it has to hold for
   * @throws InvalidCalendarException with everything that is wrong with it
   */
  public ServiceCalendar calendar(String id, int version, LocalDate from) {
    return CalendarRules.calendar(id, version, this, from);
  }

  /** The same with other exceptions, in the order of their days. */
  CalendarDocument with(List<ExceptionDay> others) {
    return new CalendarDocument(
        name,
        zone,
        week,
        others.stream().sorted(Comparator.comparing(ExceptionDay::date)).toList());
  }

  /** The same in a zone. */
  CalendarDocument in(String otherZone) {
    return new CalendarDocument(name, otherZone, week, exceptions);
  }

  /** The last day that an exception names, null when there are none. */
  LocalDate lastException() {
    return exceptions.stream().map(ExceptionDay::date).max(Comparator.naturalOrder()).orElse(null);
  }
}
