package io.kefuflow.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The opening hours of one local year as edges on the time line, with the service time before each.
 * Edges are whole epoch seconds and never go backwards.
 */
final class YearTable {

  private final int year;
  private final long start;
  private final long end;
  private final long[] opens;
  private final long[] closes;

  /** Service seconds of the year before each opening; one more for the total. */
  private final long[] before;

  private YearTable(int year, long start, long end, long[] opens, long[] closes) {
    this.year = year;
    this.start = start;
    this.end = end;
    this.opens = opens;
    this.closes = closes;
    this.before = new long[opens.length + 1];
    for (int i = 0; i < opens.length; i++) {
      before[i + 1] = before[i] + closes[i] - opens[i];
    }
  }

  /**
   * Makes the table of a year.
   *
   * @param hours the sorted opening hours of a day
   */
  static YearTable of(int year, ZoneRules rules, Function<LocalDate, List<OpenInterval>> hours) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate next = first.plusYears(1);
    long[] opens = new long[512];
    long[] closes = new long[512];
    int count = 0;
    for (LocalDate day = first; day.isBefore(next); day = day.plusDays(1)) {
      for (OpenInterval interval : hours.apply(day)) {
        long open = epochSecond(interval.opening(day), rules);
        long close = epochSecond(interval.closing(day), rules);
        if (close <= open) {
          continue; // inside a gap that the clocks skip
        }
        if (count > 0 && closes[count - 1] == open) {
          closes[count - 1] = close;
          continue;
        }
        if (count == opens.length) {
          opens = Arrays.copyOf(opens, 2 * count);
          closes = Arrays.copyOf(closes, 2 * count);
        }
        opens[count] = open;
        closes[count++] = close;
      }
    }
    return new YearTable(
        year,
        epochSecond(first.atStartOfDay(), rules),
        epochSecond(next.atStartOfDay(), rules),
        Arrays.copyOf(opens, count),
        Arrays.copyOf(closes, count));
  }

  /**
   * The instant of a local time: in a gap that of the change, in an overlap the earlier one. Later
   * local times never give earlier instants.
   */
  private static long epochSecond(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(local);
    return change != null && change.isGap()
        ? change.toEpochSecond()
        : local.toEpochSecond(rules.getValidOffsets(local).get(0));
  }

  int year() {
    return year;
  }

  /** Epoch second at which the year begins. */
  long start() {
    return start;
  }

  /** Epoch second at which the next year begins. */
  long end() {
    return end;
  }

  /** Service seconds of the whole year. */
  long total() {
    return before[opens.length];
  }

  boolean isOpen(Instant at) {
    int i = lastOpening(at.getEpochSecond());
    return i >= 0 && at.getEpochSecond() < closes[i];
  }

  /** Whole service seconds of the year before the second that the instant is in. */
  long secondsBefore(Instant at) {
    int i = lastOpening(at.getEpochSecond());
    return i < 0 ? 0 : before[i] + Math.min(at.getEpochSecond(), closes[i]) - opens[i];
  }

  /** Whether so much service time, which is not zero, passes within the year. */
  boolean reaches(long seconds, int nanos) {
    return seconds < total() || seconds == total() && nanos == 0 && seconds > 0;
  }

  /**
   * The earliest instant of the year before which so much of its service time has passed.
   *
   * @param seconds and {@code nanos} more than nothing, and reached
   */
  Instant instantAfter(long seconds, int nanos) {
    int found = Arrays.binarySearch(before, seconds);
    // A whole number of seconds that ends an interval is due at its closing, not at the next
    // opening.
    int i = found < 0 ? -found - 2 : nanos == 0 && found > 0 ? found - 1 : found;
    return Instant.ofEpochSecond(opens[i] + seconds - before[i], nanos);
  }

  /** The first opening after the instant, null when there is none in this year. */
  Instant openingAfter(Instant at) {
    int next = lastOpening(at.getEpochSecond()) + 1;
    return next < opens.length ? Instant.ofEpochSecond(opens[next]) : null;
  }

  /** Index of the last opening at or before the second, -1 before the first. */
  private int lastOpening(long second) {
    int i = Arrays.binarySearch(opens, second);
    return i >= 0 ? i : -i - 2;
  }
}
