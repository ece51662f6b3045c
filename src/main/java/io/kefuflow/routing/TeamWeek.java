package io.kefuflow.routing;

import java.time.LocalDate;
import java.util.List;

/**
 * Who of a team works when in a week.
 *
 * @param monday its first day
 * @param rows by user id
 */
public record TeamWeek(LocalDate monday, List<Row> rows) {

  /** The week of one member. */
  public record Row(String userId, String name, List<Day> days) {}

  /**
   * A day of one member.
   *
   * @param hours what begins on it, e.g. {@code 20:00-08:00}; empty for a day off
   * @param exception whether it differs from the weekly pattern
   * @param reason of the exception, may be null
   * @param absent whether marked absent for some of it
   */
  public record Day(
      LocalDate date, List<String> hours, boolean exception, String reason, boolean absent) {}
}
