package io.kefuflow.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A day on which the weekly pattern does not hold.
 *
 * @param name of the occasion, e.g. 春节; may be empty
 * @param intervals opening hours of a {@link Kind#WORKDAY}, e.g. {@code 09:00-12:00}; empty to use
 *     a weekday's
 * @param like the weekday whose hours a {@link Kind#WORKDAY} without intervals has; null means
 *     Monday
 */
public record ExceptionDay(
    LocalDate date, String name, Kind kind, List<String> intervals, DayOfWeek like) {

  /** Nulls in the list are kept for {@link CalendarRules} to name. */
  public ExceptionDay {
    name = name == null ? "" : name.strip();
    intervals =
        intervals == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(intervals));
  }

  /** A day of the kind; a working day has Monday's hours. */
  public static ExceptionDay of(LocalDate date, String name, Kind kind) {
    return new ExceptionDay(date, name, kind, List.of(), null);
  }

  /** The weekday whose hours hold where the day has none of its own. */
  DayOfWeek pattern() {
    return like == null ? DayOfWeek.MONDAY : like;
  }

  /** What the day is instead. */
  public enum Kind {
    /** Closed. */
    HOLIDAY("休"),
    /** A make-up working day (调休). */
    WORKDAY("班");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As Chinese calendars mark the day: 休 or 班. */
    public String label() {
      return label;
    }
  }
}
