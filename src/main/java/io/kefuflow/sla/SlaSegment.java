package io.kefuflow.sla;

import java.time.Instant;

/**
 * A finished stretch of a clock; together they are its history, from which it can be computed anew.
 *
 * @param pauseReason why the clock stood still, all that was waited for; null otherwise
 * @param owner user id of whoever had the work, null when nobody had
 * @param ownerGroup group that the work was offered to, null when not known
 */
public record SlaSegment(
    String caseNumber,
    Metric metric,
    int cycle,
    Instant from,
    Instant to,
    Kind kind,
    String pauseReason,
    String owner,
    String ownerGroup) {

  /** What the clock did. */
  public enum Kind {
    RUN,
    PAUSE,
    /** It was stopped until the case was opened again in the confirmation window. */
    OFF
  }
}
