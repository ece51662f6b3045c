package io.kefuflow.sla;

import java.time.Instant;
import java.util.List;

/**
 * A repair of the clocks that counted on a wrong version of a calendar: listed first, applied on
 * confirmation.
 *
 * @param includeFinished whether stopped clocks are repaired too; those cancelled never are
 * @param proposedBy user id
 * @param appliedBy user id, null until every clock is done with
 * @param counts what it comes to
 */
public record Recompute(
    long id,
    String calendarId,
    int wrongVersion,
    int rightVersion,
    boolean includeFinished,
    String proposedBy,
    Instant proposedAt,
    String appliedBy,
    Instant appliedAt,
    Counts counts) {

  /**
   * Sums over the clocks.
   *
   * @param clocks all
   * @param dueChanged those that are due at another time
   * @param breachesGained those that are broken after it only
   * @param breachesLost those that were broken before it only
   * @param done those that are done with
   * @param changedSince those done that had changed since they were listed
   * @param skipped those that did not need it any more when it was their turn
   */
  public record Counts(
      long clocks,
      long dueChanged,
      long breachesGained,
      long breachesLost,
      long done,
      long changedSince,
      long skipped) {}

  /**
   * One clock.
   *
   * @param metric code
   * @param metricLabel Chinese
   * @param before when it was listed
   * @param after as it was to become, had nothing happened since
   * @param outcome null until done with
   * @param doneBy user id, null until done with
   * @param done what it became; null until then, or when skipped
   */
  public record Item(
      String caseNumber,
      String metric,
      String metricLabel,
      int cycle,
      Figures before,
      Figures after,
      Outcome outcome,
      String doneBy,
      Instant doneAt,
      Figures done) {}

  /**
   * What a clock says.
   *
   * @param dueAt null while it stands still
   * @param spentSeconds service time spent by the time it was computed for
   * @param breachedAt null when the promise was not broken by then
   */
  public record Figures(Instant dueAt, long spentSeconds, Instant breachedAt) {}

  /** What came of a clock. */
  public enum Outcome {
    /** As it was listed. */
    REPAIRED,
    /** It had changed since it was listed, and was computed afresh. */
    CHANGED_SINCE,
    /** It no longer counted on the wrong version, or was cancelled. */
    SKIPPED
  }

  /**
   * A page of the clocks of a repair.
   *
   * @param page from 0
   */
  public record Page(List<Item> items, int page, int size) {}
}
