package io.kefuflow.sla;

import java.time.Duration;

/**
 * What is promised for one metric.
 *
 * @param within service time until due
 * @param warnPercent share of it after which the assignee is warned, 1 to 100
 * @param escalateAfter time from the due instant to the next rung of the ladder
 * @param calendarId calendar that the service time is counted on
 */
public record SlaTarget(
    Metric metric, Duration within, int warnPercent, Duration escalateAfter, String calendarId) {

  public SlaTarget {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("A target must be positive: " + metric + " " + within);
    }
    if (warnPercent < 1 || warnPercent > 100) {
      throw new IllegalArgumentException("A warning percentage must be 1 to 100: " + warnPercent);
    }
    if (escalateAfter.isNegative() || escalateAfter.isZero()) {
      throw new IllegalArgumentException("The next rung must come later: " + escalateAfter);
    }
  }
}
