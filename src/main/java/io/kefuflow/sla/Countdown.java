package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * The clock of a case that matters most now, for lists.
 *
 * @param metric Chinese
 * @param dueAt null while it stands still, unless the promise is broken
 * @param warnAt when it becomes a warning; null when that cannot be told
 * @param pauseReason why it stands still, Chinese; null while it runs
 * @param remainingSeconds what is left of the target while it stands still; null while it runs
 */
public record Countdown(
    String metric,
    State state,
    Instant dueAt,
    Instant warnAt,
    String pauseReason,
    Long remainingSeconds) {

  /**
   * Broken promises before others, running clocks before those that stand still, of each what is
   * due first.
   */
  static final Comparator<SlaClock> URGENCY =
      Comparator.comparing((SlaClock clock) -> clock.breachedAt() == null)
          .thenComparing(SlaClock::isPaused)
          .thenComparing(SlaClock::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(clock -> clock.metric().name());

  /** How the promise stands. */
  public enum State {
    RUNNING,
    /** The first level of the ladder is reached. */
    WARNING,
    BREACHED,
    PAUSED
  }

  static Countdown of(SlaClock clock, ServiceCalendar calendar, ZoneId zone, Instant now) {
    Instant warnAt = clock.warnAt(calendar, zone);
    return new Countdown(
        clock.metric().label(),
        state(clock, warnAt, now),
        clock.breachedAt() == null ? clock.dueAt() : clock.breachedAt(),
        warnAt,
        PauseReasons.label(clock.pauseReason()),
        clock.isPaused()
            ? Math.max(0, clock.target().within().minus(clock.spent()).toSeconds())
            : null);
  }

  private static State state(SlaClock clock, Instant warnAt, Instant now) {
    if (clock.isDue(now)) {
      return State.BREACHED;
    }
    if (clock.isPaused()) {
      return State.PAUSED;
    }
    boolean warned = clock.warnedAt() != null || warnAt != null && !warnAt.isAfter(now);
    return warned ? State.WARNING : State.RUNNING;
  }
}
