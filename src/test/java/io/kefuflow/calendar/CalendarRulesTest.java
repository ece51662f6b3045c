package io.kefuflow.calendar;

import static io.kefuflow.calendar.Calendars.holiday;
import static io.kefuflow.calendar.Calendars.officeHours;
import static io.kefuflow.calendar.Calendars.workday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefuflow.calendar.ExceptionDay.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String ZONE = "Asia/Shanghai";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          09:00-12:00, 11:59-13:00       | 星期一的时段 09:00-12:00 与 11:59-13:00 重叠
          13:00-14:00, 09:00-18:00       | 重叠
          12:00-09:00                    | 结束时间应晚于开始时间
          09:00-09:00                    | 结束时间应晚于开始时间
          22:00-06:00                    | 跨零点的时段请拆成两段
          24:00-24:00                    | 结束时间应晚于开始时间
          09:00-24:01                    | 没有这个时间
          09:60-12:00                    | 没有这个时间
          9                              | 无法识别
          ' '                            | 无法识别
          """)
  void badIntervalsAreRefused(String intervals, String reason) {
    var week = Map.of(DayOfWeek.MONDAY, List.of(intervals.split(",")));
    assertThat(problems(new CalendarDocument("日历", ZONE, week, List.of())))
        .first()
        .asString()
        .startsWith("week.MONDAY: ")
        .contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00-24:00", "9:00-12:00,12:00-24:00", "09：00–12：00", "08:00 - 09:00"})
  void goodIntervalsAreTaken(String intervals) {
    var week = Map.of(DayOfWeek.MONDAY, List.of(intervals.split(",")));
    assertThat(problems(new CalendarDocument("日历", ZONE, week, List.of()))).isEmpty();
  }

  @Test
  void aCalendarThatNeverOpensIsRefused() {
    assertThat(problems(new CalendarDocument("日历", ZONE, Map.of(), List.of())))
        .containsExactly("week: 从 2026-11-21 起一年内没有任何服务时间：请为星期填写时段");
  }

  @Test
  void aCalendarThatIsClosedForAYearIsRefused() {
    var closed =
        LocalDate.of(2027, 1, 1)
            .datesUntil(LocalDate.of(2028, 1, 10))
            .map(day -> ExceptionDay.of(day, "", Kind.HOLIDAY))
            .toArray(ExceptionDay[]::new);
    assertThat(problems(officeHours(closed))).hasSize(1).first().asString().contains("一年内没有");
    assertThat(problems(officeHours(Arrays.copyOf(closed, 360)))).isEmpty();
  }

  @Test
  void aYearLeftOutIsRefused() {
    assertThat(problems(officeHours(holiday("2024-10-01"), holiday("2026-10-01"))))
        .containsExactly("exceptions: 缺少2025年的节假日：已有2024年和2026年，请补充中间的年份");
  }

  @Test
  void newYearsEveAloneIsNoPublishedYear() {
    assertThat(problems(officeHours(holiday("2024-12-31"), holiday("2026-10-01")))).isEmpty();
    assertThat(officeHours(holiday("2024-12-31"), holiday("2026-10-01")).holidayYears())
        .containsExactly(2026);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var week = Map.of(DayOfWeek.FRIDAY, List.of("12:00-09:00"));
    var days =
        Arrays.asList(
            holiday("2026-10-01"),
            workday("2026-10-01"),
            workday("2026-10-10"),
            null,
            ExceptionDay.of(null, "x", Kind.HOLIDAY),
            new ExceptionDay(
                LocalDate.of(2026, 10, 2), "", Kind.HOLIDAY, List.of("09:00-10:00"), null),
            new ExceptionDay(
                LocalDate.of(2026, 10, 3),
                "",
                Kind.WORKDAY,
                List.of("09:00-10:00"),
                DayOfWeek.FRIDAY),
            holiday("1900-01-01"));

    assertThat(problems(new CalendarDocument(" ", "Asia/Peking", week, days)))
        .satisfiesExactly(
            name -> assertThat(name).startsWith("name: 日历名称不能为空"),
            zone -> assertThat(zone).startsWith("zone: 时区“Asia/Peking”不存在"),
            friday -> assertThat(friday).startsWith("week.FRIDAY: 星期五：时段“12:00-09:00”"),
            twice -> assertThat(twice).startsWith("exceptions[1]: 2026-10-01 重复"),
            noHours -> assertThat(noHours).startsWith("exceptions[2]: 2026-10-10 是上班日，按星期一"),
            missing -> assertThat(missing).startsWith("exceptions[3]: 第4个例外日不完整"),
            noDate -> assertThat(noDate).startsWith("exceptions[4]: 第5个例外日不完整"),
            openHoliday -> assertThat(openHoliday).startsWith("exceptions[5]: 2026-10-02 是休息日"),
            both -> assertThat(both).startsWith("exceptions[6]: 2026-10-03 既有时段又指定"),
            old -> assertThat(old).startsWith("exceptions[7]: 1900-01-01 超出范围"));
  }

  @Test
  void aMissingZoneOrNullIntervalIsNamed() {
    var week = Map.of(DayOfWeek.MONDAY, Arrays.asList("09:00-10:00", null));
    assertThat(problems(new CalendarDocument("日历", null, week, null)))
        .satisfiesExactly(
            zone -> assertThat(zone).startsWith("zone: "),
            monday -> assertThat(monday).startsWith("week.MONDAY: 星期一：时段"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, ''",
    "2026-11-01, 还没有2027年的节假日",
    "2026-12-31, 还没有2027年的节假日",
    "2027-01-01, 没有2027年的节假日",
    "2025-12-31, ''",
  })
  void theNextYearIsAskedForFromNovember(LocalDate today, String warning) {
    var calendar = officeHours(holiday("2026-10-01"));
    assertThat(String.join("", CalendarRules.warnings(calendar, today))).startsWith(warning);
    assertThat(CalendarRules.warnings(calendar, today)).hasSize(warning.isEmpty() ? 0 : 1);
  }

  @Test
  void aCalendarWithoutHolidaysIsNotAskedForAny() {
    assertThat(CalendarRules.warnings(officeHours(), TODAY)).isEmpty();
    assertThatCode(() -> Calendars.of(officeHours())).doesNotThrowAnyException();
  }

  private static List<String> problems(CalendarDocument document) {
    var refused =
        catchThrowableOfType(
            InvalidCalendarException.class,
            () -> CalendarRules.calendar("test", 1, document, TODAY));
    return refused == null
        ? List.of()
        : refused.problems().stream()
            .map(problem -> problem.field() + ": " + problem.getMessage())
            .toList();
  }
}
