package io.kefuflow.calendar;

import io.kefuflow.calendar.ExceptionDay.Kind;
import io.kefuflow.shared.InvalidInputException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a calendar must be before a clock may run on it. Collects everything that is wrong, so that
 * an editor need not find it piece by piece.
 */
final class CalendarRules {

  /** No calendar may be closed for as long as this. */
  private static final int LONGEST_CLOSURE_DAYS = 366;

  private static final int LONGEST_NAME = 60;
  private static final int MOST_INTERVALS = 24;
  private static final int MOST_EXCEPTIONS = 5000;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private final CalendarDocument document;
  private final List<InvalidInputException> problems = new ArrayList<>();
  private final Map<DayOfWeek, List<OpenInterval>> week = new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, List<OpenInterval>> exceptions = new HashMap<>();

  private CalendarRules(CalendarDocument document) {
    this.document = document;
  }

  /**
   * The calendar that the document describes.
   *
   * @param validFrom the day from which it has to be open now and then
   * @throws InvalidCalendarException with everything that is wrong with it
   */
  static BusinessCalendar calendar(
      String id, int version, CalendarDocument document, LocalDate validFrom) {
    return new CalendarRules(document).read(id, version, validFrom);
  }

  private BusinessCalendar read(String id, int version, LocalDate validFrom) {
    checkName();
    ZoneId zone = readZone();
    document
        .week()
        .forEach((day, texts) -> week.put(day, intervals("week." + day, label(day), texts)));
    readExceptions();
    checkYears();
    if (problems.isEmpty()) {
      checkOpens(validFrom);
    }
    if (!problems.isEmpty()) {
      throw new InvalidCalendarException(problems);
    }
    return new BusinessCalendar(id, version, zone, week, exceptions);
  }

  private void checkName() {
    try {
      InvalidInputException.requiredText("name", "日历名称", document.name(), LONGEST_NAME);
    } catch (InvalidInputException e) {
      problems.add(e);
    }
  }

  private ZoneId readZone() {
    try {
      return ZoneId.of(document.zone() == null ? "" : document.zone());
    } catch (DateTimeException e) {
      refuse("zone", "时区“" + document.zone() + "”不存在：应为时区名称，如 Asia/Shanghai");
      return null;
    }
  }

  /** Those of the texts that are intervals, sorted, after checking that none overlap. */
  private List<OpenInterval> intervals(String field, String label, List<String> texts) {
    var intervals = new ArrayList<OpenInterval>();
    if (texts.size() > MOST_INTERVALS) {
      refuse(field, label + "的时段过多：最多" + MOST_INTERVALS + "段，请合并");
      return List.of();
    }
    for (String text : texts) {
      try {
        intervals.add(OpenInterval.parse(field, text));
      } catch (InvalidInputException e) {
        refuse(field, label + "：" + e.getMessage());
      }
    }
    intervals.sort(Comparator.comparing(OpenInterval::open).thenComparing(OpenInterval::close));
    for (int i = 1; i < intervals.size(); i++) {
      if (intervals.get(i).open() < intervals.get(i - 1).close()) {
        refuse(
            field,
            label + "的时段 " + intervals.get(i - 1) + " 与 " + intervals.get(i) + " 重叠：请改为互不重叠的时段");
      }
    }
    return List.copyOf(intervals);
  }

  private void readExceptions() {
    List<ExceptionDay> days = document.exceptions();
    if (days.size() > MOST_EXCEPTIONS) {
      refuse("exceptions", "例外日过多：最多" + MOST_EXCEPTIONS + "天，请删除已过去的年份");
      return;
    }
    for (int i = 0; i < days.size(); i++) {
      ExceptionDay day = days.get(i);
      String row = "exceptions[" + i + "]";
      if (day == null || day.date() == null || day.kind() == null) {
        refuse(row, "第" + (i + 1) + "个例外日不完整：请填写日期和类型（HOLIDAY 休 或 WORKDAY 班）");
      } else if (day.date().getYear() < FIRST_YEAR || day.date().getYear() > LAST_YEAR) {
        refuse(row, day.date() + " 超出范围：年份应在" + FIRST_YEAR + "至" + LAST_YEAR + "之间");
      } else if (exceptions.containsKey(day.date())) {
        refuse(row, day.date() + " 重复：每一天只能有一个例外，请删除多余的");
      } else {
        exceptions.put(day.date(), hours(row, day));
      }
    }
  }

  private List<OpenInterval> hours(String row, ExceptionDay day) {
    if (day.name().length() > LONGEST_NAME) {
      refuse(row, day.date() + " 的名称过长：最多" + LONGEST_NAME + "个字，请精简");
    }
    if (day.kind() == Kind.HOLIDAY) {
      if (!day.intervals().isEmpty() || day.like() != null) {
        refuse(row, day.date() + " 是休息日，不能有时段：请删除时段，或改为班（WORKDAY）");
      }
      return List.of();
    }
    if (!day.intervals().isEmpty()) {
      if (day.like() != null) {
        refuse(row, day.date() + " 既有时段又指定按" + label(day.like()) + "上班：请只保留一种");
      }
      return intervals(row, day.date().toString(), day.intervals());
    }
    if (!document.week().containsKey(day.pattern())) {
      refuse(
          row,
          day.date()
              + " 是上班日，按"
              + label(day.pattern())
              + "的时段上班，但"
              + label(day.pattern())
              + "没有时段：请填写这一天的时段，或指定其他星期");
    }
    return week.getOrDefault(day.pattern(), List.of());
  }

  private void checkYears() {
    NavigableSet<Integer> years =
        CalendarDocument.holidayYears(
            document.exceptions().stream()
                .filter(day -> day != null && exceptions.containsKey(day.date()))
                .toList());
    if (years.isEmpty()) {
      return;
    }
    String missing =
        IntStream.range(years.first(), years.last())
            .filter(year -> !years.contains(year))
            .mapToObj(year -> year + "年")
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      refuse(
          "exceptions",
          "缺少" + missing + "的节假日：已有" + years.first() + "年和" + years.last() + "年，请补充中间的年份");
    }
  }

  /** Looks from the first day to a year after the last that the exceptions reach. */
  private void checkOpens(LocalDate validFrom) {
    LocalDate last = document.lastException();
    LocalDate start = last == null || validFrom.isAfter(last) ? validFrom : last;
    LocalDate end = start.plusDays(LONGEST_CLOSURE_DAYS);
    LocalDate closedSince = validFrom;
    for (LocalDate day = validFrom; day.isBefore(end); day = day.plusDays(1)) {
      if (!exceptions
          .getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()))
          .isEmpty()) {
        closedSince = day.plusDays(1);
      } else if (closedSince.plusDays(LONGEST_CLOSURE_DAYS - 1L).equals(day)) {
        refuse("week", "从 " + closedSince + " 起一年内没有任何服务时间：请为星期填写时段");
        return;
      }
    }
  }

  private void refuse(String field, String message) {
    problems.add(new InvalidInputException(field, message));
  }

  private static String label(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.CHINA);
  }

  /**
   * What is right today but will not stay so: from November on the holidays of the next year are
   * published and should be in the calendar.
   *
   * @return Chinese sentences, empty when nothing is to be done
   */
  static List<String> warnings(CalendarDocument document, LocalDate today) {
    int year = today.getYear();
    if (document.lacksHolidaysOf(year)) {
      return List.of("没有" + year + "年的节假日：节假日和调休正按普通日期计算，请尽快导入");
    }
    if (today.getMonth().compareTo(Month.NOVEMBER) >= 0 && document.lacksHolidaysOf(year + 1)) {
      return List.of("还没有" + (year + 1) + "年的节假日：请在年底前导入国务院办公厅公布的安排");
    }
    return List.of();
  }
}
