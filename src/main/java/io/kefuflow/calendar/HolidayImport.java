package io.kefuflow.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a file of holidays changes in a calendar.
 *
 * @param years that the file replaces; all others stay as they are
 * @param changes day by day, in their order
 * @param unchanged how many days of the file are in the calendar already
 * @param ignored events of the file that are neither holidays nor make-up days
 * @param document the calendar with the changes
 */
public record HolidayImport(
    NavigableSet<Integer> years,
    List<Change> changes,
    int unchanged,
    List<IgnoredEvent> ignored,
    CalendarDocument document) {

  /**
   * Puts the days of a file into a calendar. Days of late December that belong to the next year's
   * New Year are added to their year instead of replacing it.
   */
  static HolidayImport of(CalendarDocument document, HolidayFile file) {
    NavigableSet<Integer> years = CalendarDocument.holidayYears(file.days());
    Map<LocalDate, ExceptionDay> before = byDate(document.exceptions());
    Map<LocalDate, ExceptionDay> after = new TreeMap<>(before);
    after.keySet().removeIf(day -> years.contains(day.getYear()));
    file.days().forEach(day -> after.put(day.date(), kept(before.get(day.date()), day)));

    var dates = new TreeSet<>(before.keySet());
    dates.addAll(after.keySet());
    var changes = new ArrayList<Change>();
    for (LocalDate date : dates) {
      ExceptionDay was = before.get(date);
      ExceptionDay is = after.get(date);
      if (was == null || !was.equals(is)) {
        changes.add(new Change(date, was, is));
      }
    }
    int unchanged =
        (int)
            file.days().stream()
                .filter(day -> after.get(day.date()).equals(before.get(day.date())))
                .count();
    return new HolidayImport(
        years,
        List.copyOf(changes),
        unchanged,
        file.ignored(),
        document.with(List.copyOf(after.values())));
  }

  /** A make-up day keeps the hours that somebody gave it. */
  private static ExceptionDay kept(ExceptionDay known, ExceptionDay day) {
    return known != null && known.kind() == day.kind()
        ? new ExceptionDay(day.date(), day.name(), day.kind(), known.intervals(), known.like())
        : day;
  }

  private static Map<LocalDate, ExceptionDay> byDate(List<ExceptionDay> days) {
    return days.stream().collect(Collectors.toMap(ExceptionDay::date, Function.identity()));
  }

  /**
   * A day that changes.
   *
   * @param before null when it is new
   * @param after null when it is an ordinary day again
   */
  public record Change(LocalDate date, ExceptionDay before, ExceptionDay after) {}

  /**
   * An event that was left out.
   *
   * @param date of its first day, null when it has none that can be read
   * @param name as the file says it
   * @param reason Chinese
   */
  public record IgnoredEvent(LocalDate date, String name, String reason) {}
}
