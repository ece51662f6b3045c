package io.kefuflow.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import io.kefuflow.calendar.ExceptionDay.Kind;
import io.kefuflow.calendar.HolidayImport.IgnoredEvent;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads holidays from an iCalendar file (RFC 5545): all-day events whose categories or summary say
 * what the day is. A feed also holds festivals on which people work; they are listed as ignored and
 * never taken as holidays. What is not quite clear is refused, since a wrong guess would move
 * deadlines.
 */
final class HolidayIcs implements VObjectDataListener {

  /** Words of a make-up day; 调休 contains 休, so these are looked for first. */
  private static final Pattern WORK =
      Pattern.compile("补班|上班|加班|调休|班|work(ing)?[ -]?day", Pattern.CASE_INSENSITIVE);

  private static final Pattern REST =
      Pattern.compile("放假|假期|假日|休|holiday", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_EVENT_DAYS = 60;
  private static final int LONGEST_SHOWN = 30;

  private final HolidayFile.Builder file = new HolidayFile.Builder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean calendarSeen;
  private Event event;

  private HolidayIcs() {}

  /**
   * The days in the file.
   *
   * @throws InvalidCalendarException when it is no calendar, is broken, or has an event that cannot
   *     be taken
   */
  static HolidayFile read(Reader reader) throws IOException {
    var ics = new HolidayIcs();
    try (var objects = new VObjectReader(reader, SyntaxRules.iCalendar())) {
      objects.parse(ics);
    }
    if (!ics.calendarSeen) {
      ics.file.refuse(1, "不是日历文件：应以 BEGIN:VCALENDAR 开始，请上传 .ics 文件");
    } else if (!ics.open.isEmpty()) {
      ics.file.refuse(1, "文件不完整：缺少 END:" + ics.open.peek() + "，请重新下载");
    }
    return ics.file.build();
  }

  @Override
  public void onComponentBegin(String name, Context context) {
    if (open.isEmpty() && name.equalsIgnoreCase("VCALENDAR")) {
      calendarSeen = true;
    }
    open.push(name.toUpperCase(Locale.ROOT));
    if (isEvent()) {
      event = new Event(context.getLineNumber());
    }
  }

  @Override
  public void onComponentEnd(String name, Context context) {
    if (!context.getUnfoldedLine().strip().equalsIgnoreCase("END:" + name)) {
      file.refuse(context.getLineNumber(), "文件不完整：前面缺少 END:" + name + "，请重新下载");
    } else if (isEvent()) {
      take(event);
    }
    open.pop();
  }

  private boolean isEvent() {
    return "VEVENT".equals(open.peek());
  }

  @Override
  public void onProperty(VObjectProperty property, Context context) {
    if (isEvent()) {
      event.properties.merge(
          property.getName().toUpperCase(Locale.ROOT),
          property,
          (first, second) -> {
            first.setValue(first.getValue() + "," + second.getValue());
            return first;
          });
    }
  }

  @Override
  public void onVersion(String value, Context context) {
    // 1.0 and 2.0 write events alike
  }

  @Override
  public void onWarning(
      Warning warning, VObjectProperty property, Exception thrown, Context context) {
    if (warning != Warning.UNKNOWN_VERSION) {
      file.refuse(
          context.getLineNumber(), "文件有误（" + shortened(context.getUnfoldedLine()) + "）：请重新下载");
    }
  }

  private void take(Event found) {
    LocalDate first = found.date("DTSTART");
    Set<Kind> kinds = found.kinds();
    if (kinds.isEmpty()) {
      file.ignore(new IgnoredEvent(first, found.name(), "既不是放假也不是上班"));
    } else if (kinds.size() > 1) {
      refuse(found, "看不出是休还是班：请在 SUMMARY 中只写“休”或“班”");
    } else if (found.properties.containsKey("RRULE") || found.properties.containsKey("RDATE")) {
      refuse(found, "是重复事件：请逐年列出日期");
    } else if (first == null) {
      refuse(found, "不是全天事件或没有日期：DTSTART 应为 DTSTART;VALUE=DATE:20270101");
    } else {
      addDays(found, first, kinds.iterator().next());
    }
  }

  private void addDays(Event found, LocalDate first, Kind kind) {
    LocalDate end = found.end(first);
    long days = end == null ? 0 : ChronoUnit.DAYS.between(first, end);
    if (days < 1 || days > LONGEST_EVENT_DAYS) {
      refuse(found, "的结束日期（DTEND，不含当天）应晚于开始日期，且不超过" + LONGEST_EVENT_DAYS + "天");
      return;
    }
    first.datesUntil(end).forEach(day -> file.add(found.line, day, found.name(), kind));
  }

  private void refuse(Event found, String message) {
    file.refuse(found.line, "事件“" + shortened(found.name()) + "”" + message);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static final class Event {

    private final int line;
    private final Map<String, VObjectProperty> properties = new HashMap<>();

    Event(int line) {
      this.line = line;
    }

    String text(String property) {
      VObjectProperty found = properties.get(property);
      return found == null ? "" : VObjectPropertyValues.unescape(found.getValue()).strip();
    }

    String name() {
      return shortened(text("SUMMARY"));
    }

    /** What categories and summary say the days are; both kinds when they contradict. */
    Set<Kind> kinds() {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      for (String text : List.of(text("CATEGORIES"), text("SUMMARY"))) {
        String rest = WORK.matcher(text).replaceAll(" ");
        if (!rest.equals(text)) {
          kinds.add(Kind.WORKDAY);
        }
        if (REST.matcher(rest).find()) {
          kinds.add(Kind.HOLIDAY);
        }
      }
      return kinds;
    }

    /** The date of an all-day property, null when it has a time, is missing or is no date. */
    LocalDate date(String property) {
      try {
        return LocalDate.parse(text(property), DateTimeFormatter.BASIC_ISO_DATE);
      } catch (DateTimeException e) {
        return null;
      }
    }

    /** The day after the last; null when it cannot be read. */
    LocalDate end(LocalDate first) {
      if (properties.containsKey("DTEND")) {
        return date("DTEND");
      }
      if (!properties.containsKey("DURATION")) {
        return first.plusDays(1);
      }
      try {
        return first.plus(Period.parse(text("DURATION")));
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
