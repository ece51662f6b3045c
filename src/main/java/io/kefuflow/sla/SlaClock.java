package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of one metric of one case: a stop-watch against a target. Immutable; each operation
 * returns the clock after it and may be repeated without effect. Time counts while the clock runs:
 * {@code due = calendar.add(since, target - spent)}.
 *
 * @param caseNumber case
 * @param cycle 1, and one more each time a closed case is opened again
 * @param calendarVersion version of the target's calendar that was promised
 * @param startedAt since when the promise counts
 * @param spent service time that passed in finished stretches
 * @param since beginning of the present stretch, in which the clock runs or stands still
 * @param pauseReason why it stands still, null while it runs or is stopped
 * @param dueAt null while the clock stands still; kept when stopped
 * @param originalDueAt the first promise, never changed by pauses
 * @param warnedAt null until the assignee was warned
 * @param breachedAt the due instant that passed, not when that was noticed; null when none did
 * @param promisedAt a later time that the supervisor told the customer, null when none
 * @param stoppedAt null until met or given up
 * @param cancelled whether the promise was given up (withdrawn): not counted in figures
 */
public record SlaClock(
    String caseNumber,
    Metric metric,
    int cycle,
    SlaTarget target,
    int calendarVersion,
    Instant startedAt,
    Duration spent,
    Instant since,
    String pauseReason,
    Instant dueAt,
    Instant originalDueAt,
    Instant warnedAt,
    Instant breachedAt,
    Instant promisedAt,
    Instant stoppedAt,
    boolean cancelled) {

  /** A clock that runs from the instant. */
  public static SlaClock start(
      String caseNumber, int cycle, SlaTarget target, ServiceCalendar calendar, Instant at) {
    Instant due = calendar.add(at, target.within());
    return new SlaClock(
        caseNumber,
        target.metric(),
        cycle,
        target,
        calendar.version(),
        at,
        Duration.ZERO,
        at,
        null,
        due,
        due,
        null,
        null,
        null,
        null,
        false);
  }

  public boolean isRunning() {
    return stoppedAt == null && pauseReason == null;
  }

  public boolean isPaused() {
    return stoppedAt == null && pauseReason != null;
  }

  public boolean isStopped() {
    return stoppedAt != null;
  }

  /** Whether the promise is broken at the instant, noticed or not. */
  public boolean isDue(Instant at) {
    return breachIfPassed(at) != null;
  }

  /** Lets the clock stand still from the instant. */
  public SlaClock pause(String reason, ServiceCalendar calendar, Instant at) {
    if (!isRunning() || !metric.isPausable()) {
      return this;
    }
    return stretch(
        spentUntil(calendar, at), orSince(at), reason, null, breachIfPassed(at), null, false);
  }

  /**
   * Lets the clock run again from the instant, due when the rest of the target has passed; a breach
   * stays where it was.
   */
  public SlaClock resume(ServiceCalendar calendar, Instant at) {
    if (!isPaused()) {
      return this;
    }
    Instant from = orSince(at);
    Instant due =
        breachedAt != null
            ? breachedAt
            : calendar.add(from, positive(target.within().minus(spent)));
    return stretch(spent, from, null, due, breachedAt, null, false);
  }

  /**
   * Gives the clock another target from its start on; the time spent, and the time it stood still,
   * stay as they were, and so does a breach. A target that is used up already is due at the given
   * instant.
   */
  public SlaClock retarget(SlaTarget other, ServiceCalendar calendar, Instant at) {
    if (isStopped() || other.equals(target)) {
      return this;
    }
    Instant breached = breachIfPassed(at);
    Instant due = null;
    if (isRunning()) {
      Instant used = calendar.add(since, positive(other.within().minus(spent)));
      due = breached != null ? breached : used.isBefore(at) ? at : used;
    }
    return new SlaClock(
        caseNumber,
        metric,
        cycle,
        other,
        calendar.version(),
        startedAt,
        spent,
        since,
        pauseReason,
        due,
        originalDueAt,
        warnedAt,
        breached,
        promisedAt,
        stoppedAt,
        cancelled);
  }

  /** Stops the clock: the promise is met, or was broken when the due instant passed before. */
  public SlaClock stop(ServiceCalendar calendar, Instant at) {
    return end(calendar, at, false);
  }

  /** Gives the promise up, e.g. because the customer withdrew. */
  public SlaClock cancel(ServiceCalendar calendar, Instant at) {
    return end(calendar, at, true);
  }

  private SlaClock end(ServiceCalendar calendar, Instant at, boolean cancel) {
    if (isStopped()) {
      return this;
    }
    Duration total = isRunning() ? spentUntil(calendar, at) : spent;
    Instant end = orSince(at);
    return stretch(total, end, null, dueAt, breachIfPassed(at), end, cancel);
  }

  private SlaClock stretch(
      Duration spent,
      Instant since,
      String pauseReason,
      Instant dueAt,
      Instant breachedAt,
      Instant stoppedAt,
      boolean cancelled) {
    return new SlaClock(
        caseNumber,
        metric,
        cycle,
        target,
        calendarVersion,
        startedAt,
        spent,
        since,
        pauseReason,
        dueAt,
        originalDueAt,
        warnedAt,
        breachedAt,
        promisedAt,
        stoppedAt,
        cancelled);
  }

  /** Notes the breach, dated at the due instant, when that has passed. */
  public SlaClock breach(Instant at) {
    return noting(warnedAt, breachIfPassed(at), promisedAt);
  }

  /** Notes that the assignee was warned. */
  public SlaClock warned(Instant at) {
    return noting(warnedAt == null ? at : warnedAt, breachedAt, promisedAt);
  }

  /** Notes the new time that the customer was told. The original promise stays in the figures. */
  public SlaClock promise(Instant newTime) {
    return noting(warnedAt, breachedAt, newTime);
  }

  private SlaClock noting(Instant warned, Instant breached, Instant promised) {
    return new SlaClock(
        caseNumber,
        metric,
        cycle,
        target,
        calendarVersion,
        startedAt,
        spent,
        since,
        pauseReason,
        dueAt,
        originalDueAt,
        warned,
        breached,
        promised,
        stoppedAt,
        cancelled);
  }

  /** When the assignee is to be warned; null while the clock stands still. */
  public Instant warnAt(ServiceCalendar calendar) {
    if (!isRunning()) {
      return dueAt;
    }
    Duration share = target.within().multipliedBy(target.warnPercent()).dividedBy(100);
    Instant warn = calendar.add(since, positive(share.minus(spent)));
    return warn.isAfter(dueAt) ? dueAt : warn;
  }

  /**
   * When a rung of the ladder after the breach is due; null while the clock stands still.
   *
   * @param rung 1 for the first one after the due instant, or after the later time that the
   *     customer was told
   */
  public Instant rungDueAt(int rung) {
    if (dueAt == null) {
      return null;
    }
    Instant promise = promisedAt != null && promisedAt.isAfter(dueAt) ? promisedAt : dueAt;
    return promise.plus(target.escalateAfter().multipliedBy(rung));
  }

  private Instant breachIfPassed(Instant at) {
    return breachedAt == null && dueAt != null && !isStopped() && !at.isBefore(dueAt)
        ? dueAt
        : breachedAt;
  }

  /** A machine clock that was set back does not make the present stretch end before it began. */
  private Instant orSince(Instant at) {
    return at.isBefore(since) ? since : at;
  }

  private Duration spentUntil(ServiceCalendar calendar, Instant at) {
    return spent.plus(calendar.elapsed(since, at));
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
