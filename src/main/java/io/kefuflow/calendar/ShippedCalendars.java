package io.kefuflow.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The calendar that comes with the application: ordinary office hours with China's holidays ({@code
 * calendars/README.md} names their source). It is the department's from then on.
 */
@Component
class ShippedCalendars {

  /** Id of the shipped calendar. */
  static final String OFFICE_HOURS = "office-hours";

  private static final String HOLIDAYS = "calendars/cn-calendar-exceptions.csv";
  private static final String SOURCE = "国务院办公厅关于部分节假日安排的通知（2023年至2026年）";
  private static final String PUBLISHER = "system";

  private final CalendarStore store;
  private final Clock clock;

  ShippedCalendars(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Adds the calendar where there is none. Two nodes that start at once make one. */
  void load() {
    if (store.find(OFFICE_HOURS, 1).isPresent()) {
      return;
    }
    var hours = List.of("09:00-12:00", "13:30-18:00");
    Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).forEach(day -> week.put(day, hours));
    var document = new CalendarDocument("工作时间", clock.getZone().getId(), week, holidays());
    store.add(
        new CalendarVersion(
            OFFICE_HOURS,
            1,
            Instant.EPOCH,
            document,
            PUBLISHER,
            clock.instant(),
            SOURCE,
            "随系统提供：星期一至星期五，按国家节假日调休"));
  }

  private static List<ExceptionDay> holidays() {
    try (InputStream file = new ClassPathResource(HOLIDAYS).getInputStream()) {
      return HolidayCsv.read(new InputStreamReader(file, StandardCharsets.UTF_8)).days();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
