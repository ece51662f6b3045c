package io.kefuflow.sla;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import java.time.Duration;

/**
 * What is promised for one metric; a row of the decision table {@code sla-targets} with the ladder
 * that it names.
 *
 * @param within time until due, counted in the unit
 * @param calendarId calendar that the time is counted on; around the clock for {@link Unit#WALL}
 * @param rule the row that promises it
 */
public record SlaTarget(
    Metric metric, Duration within, Unit unit, String calendarId, Ladder ladder, Rule rule) {

  public SlaTarget {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("时限必须大于零：" + within);
    }
    if (unit == Unit.WALL) {
      calendarId = AlwaysOpenCalendar.ID;
    }
    if (calendarId == null) {
      throw new IllegalArgumentException("按服务时间(BUSINESS)计算的时限必须写明服务日历");
    }
  }

  /** How the time of a target counts. */
  public enum Unit {
    /** Around the clock: 24 hours are a day. */
    WALL,
    /** While the service calendar is open. */
    BUSINESS
  }

  /**
   * Where a promise stands.
   *
   * @param version version of the deployed decision table, 0 for a draft
   * @param id id of the row in the table
   * @param description what the row says of itself, null when nothing
   */
  public record Rule(int version, String id, String description) {}
}
