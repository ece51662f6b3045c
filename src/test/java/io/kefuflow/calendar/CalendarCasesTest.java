package io.kefuflow.calendar;

import static io.kefuflow.calendar.Calendars.holiday;
import static io.kefuflow.calendar.Calendars.workday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.calendar.ExceptionDay.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases that service desks got wrong, one a line. 2026-11-23 is a Monday. */
class CalendarCasesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final ServiceCalendar OFFICE =
      Calendars.of(
          Calendars.officeHours(
              holiday("2026-10-01"),
              holiday("2026-10-02"),
              holiday("2026-10-05"),
              holiday("2026-10-06"),
              holiday("2026-10-07"),
              workday("2026-10-10"),
              holiday("2027-01-01"),
              new ExceptionDay(
                  LocalDate.of(2026, 11, 28), "盘点", Kind.WORKDAY, List.of("10:00-11:00"), null)));

  /** 22:00 to 06:00, from Monday evening to Saturday morning. */
  private static final ServiceCalendar NIGHTS =
      Calendars.of(
          new CalendarDocument(
              "夜班",
              "Asia/Shanghai",
              Map.of(
                  DayOfWeek.MONDAY, List.of("22:00-24:00"),
                  DayOfWeek.TUESDAY, List.of("00:00-06:00", "22:00-24:00"),
                  DayOfWeek.WEDNESDAY, List.of("00:00-06:00", "22:00-24:00"),
                  DayOfWeek.THURSDAY, List.of("00:00-06:00", "22:00-24:00"),
                  DayOfWeek.FRIDAY, List.of("00:00-06:00", "22:00-24:00"),
                  DayOfWeek.SATURDAY, List.of("00:00-06:00")),
              List.of()));

  @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          within the morning                     | 2026-11-23T09:10       | PT30M       | 2026-11-23T09:40
          zero seconds while open                | 2026-11-23T09:10       | PT0S        | 2026-11-23T09:10
          zero seconds while closed              | 2026-11-21T23:10       | PT0S        | 2026-11-21T23:10
          before opening                         | 2026-11-23T07:00       | PT30M       | 2026-11-23T09:30
          after closing                          | 2026-11-23T18:00       | PT30M       | 2026-11-24T09:30
          in the last second                     | 2026-11-23T17:59:59    | PT2S        | 2026-11-24T09:00:01
          at the week-end                        | 2026-11-21T14:00       | PT30M       | 2026-11-23T09:30
          lunch break inside                     | 2026-11-23T11:50       | PT30M       | 2026-11-23T13:50
          started during lunch                   | 2026-11-23T12:30       | PT30M       | 2026-11-23T14:00
          due exactly at noon                    | 2026-11-23T11:30       | PT30M       | 2026-11-23T12:00
          due exactly at closing                 | 2026-11-23T10:00       | PT6H30M     | 2026-11-23T18:00
          due exactly at Friday's closing        | 2026-11-27T09:00       | PT7H30M     | 2026-11-27T18:00
          one nanosecond past closing            | 2026-11-23T10:00       | PT6H30M0.000000001S | 2026-11-24T09:00:00.000000001
          nanoseconds inside                     | 2026-11-23T09:00:00.25 | PT0.5S      | 2026-11-23T09:00:00.75
          a part of a second while closed        | 2026-11-23T08:59:59.9  | PT1S        | 2026-11-23T09:00:01
          a day and a half of work               | 2026-11-23T09:00       | PT11H15M    | 2026-11-24T14:15
          over the week-end                      | 2026-11-27T17:00       | PT2H        | 2026-11-28T11:00
          on a holiday                           | 2026-10-02T10:00       | PT30M       | 2026-10-08T09:30
          over the holidays                      | 2026-09-30T17:30       | PT1H        | 2026-10-08T09:30
          on a make-up Saturday                  | 2026-10-10T09:00       | PT30M       | 2026-10-10T09:30
          into a make-up Saturday                | 2026-10-09T17:50       | PT30M       | 2026-10-10T09:20
          hours of a make-up day of its own      | 2026-11-28T08:00       | PT90M       | 2026-11-30T09:30
          over the end of the year               | 2026-12-31T17:50       | PT20M       | 2027-01-04T09:10
          due exactly at the year's last closing | 2026-12-31T17:50       | PT10M       | 2026-12-31T18:00
          """)
  void workEndsWhenSoMuchServiceTimeHasPassed(
      String name, LocalDateTime start, Duration duration, LocalDateTime due) {
    assertThat(OFFICE.add(at(start), duration)).isEqualTo(at(due));
    assertThat(OFFICE.elapsed(at(start), at(due))).isEqualTo(duration);
  }

  @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          over midnight                | 2026-11-23T23:30 | PT1H   | 2026-11-24T00:30
          due exactly at midnight      | 2026-11-23T23:30 | PT30M  | 2026-11-24T00:00
          started in the day           | 2026-11-24T12:00 | PT8H   | 2026-11-25T06:00
          two nights                   | 2026-11-24T12:00 | PT12H  | 2026-11-26T02:00
          Friday night ends on Saturday| 2026-11-27T23:00 | PT8H   | 2026-11-30T23:00
          over the end of the year     | 2026-12-31T23:00 | PT2H   | 2027-01-01T01:00
          """)
  void aNightShiftGoesOnOverMidnight(
      String name, LocalDateTime start, Duration duration, LocalDateTime due) {
    assertThat(NIGHTS.add(at(start), duration)).isEqualTo(at(due));
    assertThat(NIGHTS.elapsed(at(start), at(due))).isEqualTo(duration);
  }

  @ParameterizedTest(name = "{0}: {1} to {2} is {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a night             | 2026-11-23T18:00 | 2026-11-24T09:00    | PT0S
          a week-end          | 2026-11-27T18:00 | 2026-11-28T10:00    | PT0S
          a holiday           | 2026-10-01T00:00 | 2026-10-08T00:00    | PT0S
          nothing             | 2026-11-23T10:00 | 2026-11-23T10:00    | PT0S
          backwards           | 2026-11-23T11:00 | 2026-11-23T10:00    | PT0S
          a lunch break       | 2026-11-23T11:00 | 2026-11-23T14:00    | PT1H30M
          a day               | 2026-11-23T00:00 | 2026-11-24T00:00    | PT7H30M
          the year of 2026    | 2026-01-01T00:00 | 2027-01-01T00:00    | PT1928H30M
          ten years           | 2028-01-01T00:00 | 2038-01-01T00:00    | PT19567H30M
          """)
  void serviceTimeIsWhatPassedWhileOpen(
      String name, LocalDateTime from, LocalDateTime to, Duration passed) {
    assertThat(OFFICE.elapsed(at(from), at(to))).isEqualTo(passed);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at opening          | 2026-11-23T09:00              | 2026-11-23T09:00
          before closing      | 2026-11-23T11:59:59.999999999 | 2026-11-23T11:59:59.999999999
          at noon             | 2026-11-23T12:00              | 2026-11-23T13:30
          before opening      | 2026-11-23T08:59:59.999999999 | 2026-11-23T09:00
          at closing          | 2026-11-23T18:00              | 2026-11-24T09:00
          before a holiday    | 2026-09-30T18:00              | 2026-10-08T09:00
          before a make-up day| 2026-10-09T18:00              | 2026-10-10T09:00
          at the year's end   | 2026-12-31T18:00              | 2027-01-04T09:00
          """)
  void theNextOpeningIsNowOrLater(String name, LocalDateTime when, LocalDateTime opening) {
    assertThat(OFFICE.nextOpen(at(when))).isEqualTo(at(opening));
    assertThat(OFFICE.isOpen(at(when))).isEqualTo(when.equals(opening));
    assertThat(OFFICE.isOpen(OFFICE.nextOpen(at(when)))).isTrue();
  }

  /** Berlin: 2026-03-29 02:00 becomes 03:00, 2026-10-25 03:00 becomes 02:00. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a day of 23 hours              | 00:00-24:00 | 2026-03-28T23:00:00Z | PT23H  | 2026-03-29T22:00:00Z
          a day of 25 hours              | 00:00-24:00 | 2026-10-24T22:00:00Z | PT25H  | 2026-10-25T23:00:00Z
          an interval inside the gap     | 02:10-02:50 | 2026-03-28T23:00:00Z | PT1M   | 2026-03-30T00:11:00Z
          an interval into the gap       | 01:30-02:30 | 2026-03-28T23:00:00Z | PT30M  | 2026-03-29T01:00:00Z
          an interval out of the gap     | 02:30-04:00 | 2026-03-28T23:00:00Z | PT1H   | 2026-03-29T02:00:00Z
          the first of two equal times   | 02:00-02:30 | 2026-10-24T22:00:00Z | PT30M  | 2026-10-25T00:30:00Z
          closed the second time         | 02:00-02:30 | 2026-10-25T00:30:00Z | PT1S   | 2026-10-26T01:00:01Z
          over the repeated hour         | 01:00-04:00 | 2026-10-24T22:00:00Z | PT4H   | 2026-10-25T03:00:00Z
          """)
  void timeThatReallyPassesCounts(
      String name, String hours, Instant start, Duration duration, Instant due) {
    ServiceCalendar berlin =
        Calendars.of(
            new CalendarDocument("Berlin", "Europe/Berlin", Calendars.everyDay(hours), List.of()));
    assertThat(berlin.add(start, duration)).isEqualTo(due);
    assertThat(berlin.elapsed(start, due)).isEqualTo(duration);
  }

  @Test
  void aMakeUpDayMayHaveAnotherWeekdaysHours() {
    var week = new java.util.EnumMap<>(Calendars.weekdays("09:00-12:00"));
    week.put(DayOfWeek.FRIDAY, List.of("10:00-11:00"));
    var day =
        new ExceptionDay(LocalDate.of(2026, 11, 28), "", Kind.WORKDAY, List.of(), DayOfWeek.FRIDAY);
    ServiceCalendar calendar =
        Calendars.of(new CalendarDocument("日历", "Asia/Shanghai", week, List.of(day)));

    assertThat(calendar.nextOpen(at(LocalDateTime.of(2026, 11, 28, 0, 0))))
        .isEqualTo(at(LocalDateTime.of(2026, 11, 28, 10, 0)));
  }

  @Test
  void thereIsNoNegativeServiceTime() {
    assertThatThrownBy(() -> OFFICE.add(Instant.EPOCH, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatNoCalendarReachesIsRefusedAndNotSearchedForEver() {
    Instant start = Instant.parse("2026-11-23T00:00:00Z");
    assertThatThrownBy(() -> OFFICE.add(start, Duration.ofDays(365_000)))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> OFFICE.add(start, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOfAny(DateTimeException.class, ArithmeticException.class);
    assertThatThrownBy(() -> OFFICE.elapsed(Instant.MIN, start))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void aroundTheClockIsWallClock() {
    var always = new AlwaysOpenCalendar();
    Instant start = Instant.parse("2026-11-21T23:26:44.5Z");
    assertThat(always.add(start, Duration.ofHours(24))).isEqualTo(start.plusSeconds(86_400));
    assertThat(always.elapsed(start, start.plusNanos(1))).isEqualTo(Duration.ofNanos(1));
    assertThat(always.isOpen(start)).isTrue();
    assertThat(always.zone()).isEqualTo(ZoneOffset.UTC);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }
}
