package io.kefuflow.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opening hours of a week with exceptions. Exact to the nanosecond, in time that really passes: a
 * change to daylight saving makes a day shorter or longer.
 *
 * <p>Answers come from a table for each year, made when first asked for: a search inside a year,
 * and whole years are skipped by their totals.
 */
final class BusinessCalendar implements ServiceCalendar {

  /** How far a clock may reach. Keeps a mistake from filling the memory with tables. */
  private static final int MOST_YEARS = 200;

  private final String id;
  private final int version;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final Map<DayOfWeek, List<OpenInterval>> week;
  private final Map<LocalDate, List<OpenInterval>> exceptions;
  private final Map<Integer, YearTable> years = new ConcurrentHashMap<>();

  /**
   * @param week sorted intervals that do not overlap
   * @param exceptions hours of the days on which the week does not hold, empty where closed
   */
  BusinessCalendar(
      String id,
      int version,
      ZoneId zone,
      Map<DayOfWeek, List<OpenInterval>> week,
      Map<LocalDate, List<OpenInterval>> exceptions) {
    this.id = id;
    this.version = version;
    this.zone = zone;
    this.rules = zone.getRules();
    this.week = Map.copyOf(week);
    this.exceptions = Map.copyOf(exceptions);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  /** The hours of a day, sorted; empty when closed. */
  List<OpenInterval> hours(LocalDate day) {
    List<OpenInterval> exception = exceptions.get(day);
    return exception == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : exception;
  }

  @Override
  public Instant add(Instant start, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Negative service time: " + duration);
    }
    if (duration.isZero()) {
      return start;
    }
    YearTable year = yearOf(start);
    long seconds = Math.addExact(year.secondsBefore(start), duration.getSeconds());
    // Only while open does a part of a second count.
    long nanos = (long) duration.getNano() + (year.isOpen(start) ? start.getNano() : 0);
    seconds += nanos / 1_000_000_000;
    int rest = (int) (nanos % 1_000_000_000);
    int first = year.year();
    while (!year.reaches(seconds, rest)) {
      seconds -= year.total();
      if (year.year() - first >= MOST_YEARS) {
        throw new DateTimeException(
            "Calendar " + id + " has less than " + duration + " in " + MOST_YEARS + " years");
      }
      year = year(year.year() + 1);
    }
    return year.instantAfter(seconds, rest);
  }

  @Override
  public Duration elapsed(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return Duration.ZERO;
    }
    YearTable year = yearOf(from);
    YearTable last = yearOf(to);
    if (last.year() - year.year() > MOST_YEARS) {
      throw new DateTimeException("More than " + MOST_YEARS + " years from " + from + " to " + to);
    }
    long seconds = last.secondsBefore(to) - year.secondsBefore(from);
    long nanos = (last.isOpen(to) ? to.getNano() : 0L) - (year.isOpen(from) ? from.getNano() : 0L);
    for (; year != last; year = year(year.year() + 1)) {
      seconds += year.total();
    }
    return Duration.ofSeconds(seconds, nanos);
  }

  @Override
  public boolean isOpen(Instant at) {
    return yearOf(at).isOpen(at);
  }

  @Override
  public Instant nextOpen(Instant at) {
    YearTable year = yearOf(at);
    if (year.isOpen(at)) {
      return at;
    }
    Instant opening = year.openingAfter(at);
    for (int i = 0; opening == null && i < MOST_YEARS; i++) {
      year = year(year.year() + 1);
      opening = year.openingAfter(at);
    }
    if (opening == null) {
      throw new DateTimeException("Calendar " + id + " does not open after " + at);
    }
    return opening;
  }

  /**
   * The table that covers the instant. Its year is the local one, but for a change of the clock.
   */
  private YearTable yearOf(Instant at) {
    long localSecond = at.getEpochSecond() + rules.getOffset(at).getTotalSeconds();
    YearTable year = year(LocalDate.ofEpochDay(Math.floorDiv(localSecond, 86_400)).getYear());
    if (at.getEpochSecond() >= year.end()) {
      return year(year.year() + 1);
    }
    return at.getEpochSecond() < year.start() ? year(year.year() - 1) : year;
  }

  private YearTable year(int year) {
    YearTable known = years.get(year);
    return known != null
        ? known
        : years.computeIfAbsent(year, missing -> YearTable.of(missing, rules, this::hours));
  }
}
