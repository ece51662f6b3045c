package io.kefuflow.sla;

import static io.kefuflow.sla.SlaFixture.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.ExceptionDay;
import io.kefuflow.calendar.ExceptionDay.Kind;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.SlaFixture.Watch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of deadlines that one service desk or another got wrong; each row is one, in the words of
 * a supervisor. The office is open on weekdays 09:00–12:00 and 13:30–18:00, 7½ hours a day; 1 to 8
 * October 2026 is closed, Saturday 10 October is worked (调休).
 *
 * <p>A story is a list of steps: {@code start}, {@code pause}, {@code resume}, {@code stop}, {@code
 * reopen}, {@code target} with hours, {@code owner}, each at month-day and time; {@code look} asks
 * for the state then.
 */
class SlaGoldenTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ServiceCalendar WALL = new AlwaysOpenCalendar();
  private static final ServiceCalendar OFFICE = office(true).calendar("office", 1, day(1));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          created outside hours, the night before        | OFFICE | 4  | start 09-21T22:00                                        | 09-22T14:30 |
          created before opening                         | OFFICE | 1  | start 09-22T07:00                                        | 09-22T10:00 |
          created at lunch                               | OFFICE | 1  | start 09-22T12:30                                        | 09-22T14:30 |
          created on a Sunday                            | OFFICE | 1  | start 09-27T11:00                                        | 09-28T10:00 |
          created on a holiday                           | OFFICE | 1  | start 10-03T10:00                                        | 10-09T10:00 |
          created on a worked Saturday                   | OFFICE | 1  | start 10-10T10:00                                        | 10-10T11:00 |
          a worked Saturday counts as any day            | OFFICE | 9  | start 10-09T17:00                                        | 10-12T09:30 |
          due exactly at closing stays there             | OFFICE | 2  | start 09-22T16:00                                        | 09-22T18:00 |
          due exactly at lunch stays there               | OFFICE | 3  | start 09-22T09:00                                        | 09-22T12:00 |
          a lunch break does not count                   | OFFICE | 4  | start 09-22T10:00                                        | 09-22T15:30 |
          a week-end does not count                      | OFFICE | 2  | start 09-25T17:00                                        | 09-28T10:00 |
          the long holiday does not count                | OFFICE | 2  | start 09-30T17:00                                        | 10-09T10:00 |
          a day is a day around the clock                | WALL   | 24 | start 09-30T17:00                                        | 10-01T17:00 |
          a pause over night is nothing in the office    | OFFICE | 8  | start 09-22T09:00; pause 09-22T19:00; resume 09-23T08:00 | 09-23T09:30 |
          a pause over a week-end is nothing             | OFFICE | 8  | start 09-25T09:00; pause 09-25T18:00; resume 09-28T09:00 | 09-28T09:30 |
          a pause over the holiday is nothing            | OFFICE | 8  | start 09-30T09:00; pause 09-30T18:30; resume 10-08T20:00 | 10-09T09:30 |
          a pause over lunch is nothing                  | OFFICE | 4  | start 09-22T10:00; pause 09-22T12:00; resume 09-22T13:30 | 09-22T15:30 |
          a pause in hours counts its hours              | OFFICE | 4  | start 09-22T09:00; pause 09-22T10:00; resume 09-22T11:00 | 09-22T15:30 |
          waiting twice is not waited double             | WALL   | 24 | start 09-22T09:00; pause 09-22T10:00; pause 09-22T11:00; resume 09-22T12:00; resume 09-22T13:00 | 09-23T11:00 |
          two pauses in one second                       | WALL   | 24 | start 09-22T09:00; pause 09-22T10:00; resume 09-22T10:00; pause 09-22T10:00; resume 09-22T10:00 | 09-23T09:00 |
          two pauses add up                              | WALL   | 24 | start 09-22T09:00; pause 09-22T10:00; resume 09-22T12:00; pause 09-22T14:00; resume 09-22T17:00 | 09-23T14:00 |
          a pause after the breach keeps the breach      | WALL   | 2  | start 09-22T09:00; pause 09-22T12:00; resume 09-22T15:00 | 09-22T11:00 | 09-22T11:00
          a pause just before saves the promise          | WALL   | 2  | start 09-22T09:00; pause 09-22T10:59; resume 09-22T15:00; stop 09-22T15:00 | 09-22T15:01 |
          raised after 3 h with an earlier pause         | WALL   | 24 | start 09-22T09:00; pause 09-22T09:30; resume 09-22T10:30; target 12 09-22T12:00 | 09-22T22:00 |
          raised while it stands still                   | WALL   | 24 | start 09-22T09:00; pause 09-22T10:00; target 12 09-22T11:00; resume 09-22T12:00 | 09-22T23:00 |
          lowered into the past is broken when used up   | WALL   | 24 | start 09-22T09:00; target 2 09-22T15:00                  | 09-22T11:00 | 09-22T11:00
          lowered into the past, a pause before          | WALL   | 24 | start 09-22T09:00; pause 09-22T10:00; resume 09-22T12:00; target 2 09-22T15:00 | 09-22T13:00 | 09-22T13:00
          a longer target gives more time                | WALL   | 2  | start 09-22T09:00; target 4 09-22T10:00                  | 09-22T13:00 |
          a longer target mends nothing                  | WALL   | 2  | start 09-22T09:00; target 4 09-22T12:00                  | 09-22T11:00 | 09-22T11:00
          reopened before closing goes on                | WALL   | 24 | start 09-22T09:00; stop 09-22T19:00; reopen 09-23T19:00  | 09-24T09:00 |
          reopened goes on in office hours               | OFFICE | 8  | start 09-22T09:00; stop 09-22T12:00; reopen 09-22T16:00  | 09-23T12:00 |
          reopened after a breach is still broken        | WALL   | 2  | start 09-22T09:00; stop 09-22T12:00; reopen 09-22T14:00  | 09-22T11:00 | 09-22T11:00
          a handover changes nothing                     | WALL   | 24 | start 09-22T09:00; owner 09-22T11:00; owner 09-22T15:00  | 09-23T09:00 |
          a handover at lunch changes nothing            | OFFICE | 4  | start 09-22T10:00; owner 09-22T12:30                     | 09-22T15:30 |
          a machine clock that goes back                 | WALL   | 24 | start 09-22T09:00; pause 09-22T08:00; resume 09-22T07:00 | 09-23T09:00 |
          a late stop is a breach at the due instant     | WALL   | 2  | start 09-22T09:00; stop 09-22T20:00                      | 09-22T11:00 | 09-22T11:00
          a stop in time is none                         | WALL   | 2  | start 09-22T09:00; stop 09-22T10:59                      | 09-22T11:00 |
          stopped while the customer is waited for       | WALL   | 2  | start 09-22T09:00; pause 09-22T10:00; stop 09-25T09:00   |             |
          a thank-you after the solution starts nothing  | WALL   | 2  | start 09-22T09:00; stop 09-22T10:00; pause 09-22T10:30; resume 09-22T18:00 | 09-22T11:00 |
          the engine was down over the due time          | WALL   | 2  | start 09-22T09:00; look 09-24T09:00                      | 09-22T11:00 | 09-22T11:00
          """)
  void story(
      String name,
      String calendar,
      int hours,
      String steps,
      String expectedDue,
      String expectedBreach) {
    SlaClock clock = play(calendar.equals("OFFICE") ? OFFICE : WALL, hours, steps).clock();

    assertThat(clock.dueAt()).as("due").isEqualTo(expectedDue == null ? null : at(expectedDue));
    assertThat(clock.breachedAt())
        .as("breached")
        .isEqualTo(expectedBreach == null ? null : at(expectedBreach));
    assertThat(clock.spent()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(clock.since()).isAfterOrEqualTo(clock.startedAt());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          finished in time on the wrong calendar  | start 10-09T17:00; stop 10-12T12:00 | 10-13T09:30 |             | 10-12T09:30 | 10-12T09:30
          running                                 | start 10-09T17:00; look 10-10T12:00 | 10-13T09:30 |             | 10-12T09:30 |
          waiting for the customer                | start 10-09T17:00; pause 10-10T10:00 |            |             |             |
          """)
  void aCalendarThatIsEditedLaterChangesAResultOnlyWhenItIsRepaired(
      String name,
      String steps,
      String dueBefore,
      String breachBefore,
      String dueAfter,
      String breachAfter) {
    ServiceCalendar withoutWorkedSaturday = office(false).calendar("office", 1, day(1));
    ServiceCalendar corrected = office(true).calendar("office", 2, day(1));
    Watch watch = play(withoutWorkedSaturday, 9, steps);

    assertThat(watch.clock().dueAt()).isEqualTo(dueBefore == null ? null : at(dueBefore));
    assertThat(watch.clock().breachedAt())
        .isEqualTo(breachBefore == null ? null : at(breachBefore));

    SlaClock repaired = watch.repair(corrected, at("10-10T12:00")).clock();

    assertThat(repaired.calendarVersion()).isEqualTo(2);
    assertThat(repaired.dueAt()).isEqualTo(dueAfter == null ? null : at(dueAfter));
    assertThat(repaired.breachedAt()).isEqualTo(breachAfter == null ? null : at(breachAfter));
    assertThat(repaired.isPaused()).isEqualTo(watch.clock().isPaused());
    assertThat(repaired.stoppedAt()).isEqualTo(watch.clock().stoppedAt());
  }

  private static Watch play(ServiceCalendar calendar, int hours, String steps) {
    Watch watch = null;
    for (String step : steps.split(";")) {
      String[] words = step.strip().split(" ");
      Instant when = at(words[words.length - 1]);
      switch (words[0]) {
        case "start" -> watch = watch(Duration.ofHours(hours), calendar, when);
        case "pause" -> watch.pause(when);
        case "resume" -> watch.resume(when);
        case "stop" -> watch.stop(when);
        case "reopen" -> watch.reopen(when);
        case "owner" -> watch.owner("agent" + when.getEpochSecond(), when);
        case "target" -> watch.retarget(Duration.ofHours(Integer.parseInt(words[1])), when);
        case "look" -> watch.climb(ZONE, when);
        default -> throw new IllegalArgumentException(step);
      }
    }
    return watch;
  }

  private static CalendarDocument office(boolean withWorkedSaturday) {
    Map<DayOfWeek, List<String>> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
        week.put(day, List.of("09:00-12:00", "13:30-18:00"));
      }
    }
    List<ExceptionDay> exceptions = new java.util.ArrayList<>();
    for (int date = 1; date <= 8; date++) {
      exceptions.add(ExceptionDay.of(day(date), "国庆节", Kind.HOLIDAY));
    }
    if (withWorkedSaturday) {
      exceptions.add(ExceptionDay.of(day(10), "国庆节", Kind.WORKDAY));
    }
    return new CalendarDocument("工作时间", ZONE.getId(), week, exceptions);
  }

  private static LocalDate day(int ofOctober) {
    return LocalDate.of(2026, 10, ofOctober);
  }

  private static Instant at(String monthDayTime) {
    return LocalDateTime.parse("2026-" + monthDayTime).atZone(ZONE).toInstant();
  }
}
