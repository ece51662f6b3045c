package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The clock of one metric of one case: a stop-watch against a target. Immutable; each operation
 * returns the clock after it and may be repeated without effect, but for waits, which are counted.
 * Time counts while the clock runs: {@code due = calendar.add(since, target - spent)}.
 *
 * @param caseNumber case
 * @param cycle 1, and one more each time the same is promised anew
 * @param promise what the target was chosen by
 * @param calendarVersion version of the target's calendar that was promised
 * @param startedAt since when the promise counts
 * @param spent service time that passed in finished stretches
 * @param since beginning of the present stretch, in which the clock runs or stands still
 * @param pauseReason why it stands still, one reason for each wait, separated by commas; null while
 *     it runs or is stopped
 * @param owner user id of whoever has the work, null when nobody has
 * @param ownerGroup group that the work is offered to, null when not known
 * @param dueAt null while the clock stands still; kept when stopped
 * @param originalDueAt the first promise, never changed by pauses
 * @param climbed how many rungs of the ladder are done with
 * @param advancedAt since when the next rung is due ahead of its time, null when it is not
 * @param warnedAt null until the first warning
 * @param breachedAt the due instant that passed, not when that was noticed; null when none did
 * @param promisedAt a later time that the customer was told, null when none
 * @param stoppedAt null until met or given up
 * @param cancelled whether the promise was given up (withdrawn): not counted in figures
 */
public record SlaClock(
    String caseNumber,
    Metric metric,
    int cycle,
    Promise promise,
    SlaTarget target,
    int calendarVersion,
    Instant startedAt,
    Duration spent,
    Instant since,
    String pauseReason,
    String owner,
    String ownerGroup,
    Instant dueAt,
    Instant originalDueAt,
    int climbed,
    Instant advancedAt,
    Instant warnedAt,
    Instant breachedAt,
    Instant promisedAt,
    Instant stoppedAt,
    boolean cancelled) {

  /** A clock that runs from the instant. */
  public static SlaClock start(
      String caseNumber,
      int cycle,
      Promise promise,
      SlaTarget target,
      ServiceCalendar calendar,
      Instant at) {
    Instant due = calendar.add(at, target.within());
    return new SlaClock(
        caseNumber,
        target.metric(),
        cycle,
        promise,
        target,
        calendar.version(),
        at,
        Duration.ZERO,
        at,
        null,
        null,
        null,
        due,
        due,
        0,
        null,
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

  /**
   * Lets the clock stand still from the instant. One that does so already waits for this as well.
   */
  public SlaClock pause(String reason, ServiceCalendar calendar, Instant at) {
    if (isPaused()) {
      List<String> reasons = PauseReasons.split(pauseReason);
      reasons.add(reason);
      return waitFor(reasons, at);
    }
    if (!isRunning() || !metric.isPausable()) {
      return this;
    }
    return with(
        next -> {
          next.breachedAt = breachIfPassed(at);
          next.spent = spentUntil(calendar, at);
          next.since = orSince(at);
          next.pauseReason = reason;
          next.dueAt = null;
        });
  }

  /**
   * Lets the clock run again from the instant, whatever it stood still for; due when the rest of
   * the target has passed. A breach stays where it was.
   */
  public SlaClock resume(ServiceCalendar calendar, Instant at) {
    return isPaused() ? runFrom(calendar, at) : this;
  }

  /** One wait is over: the clock runs again when nothing else is waited for. */
  public SlaClock resume(String reason, ServiceCalendar calendar, Instant at) {
    if (!isPaused()) {
      return this;
    }
    List<String> reasons = PauseReasons.split(pauseReason);
    if (!reasons.remove(reason)) {
      return this;
    }
    return reasons.isEmpty() ? runFrom(calendar, at) : waitFor(reasons, at);
  }

  /** Goes on standing still; a stretch has the same reasons from beginning to end. */
  private SlaClock waitFor(List<String> reasons, Instant at) {
    String joined = PauseReasons.join(reasons);
    boolean sameStretch = PauseReasons.label(joined).equals(PauseReasons.label(pauseReason));
    return with(
        next -> {
          next.since = sameStretch ? since : orSince(at);
          next.pauseReason = joined;
        });
  }

  /**
   * Lets a stopped clock go on from the instant: the customer came back while the solution was
   * still to be confirmed. The time in between does not count, nor does a breach disappear.
   */
  public SlaClock reopen(ServiceCalendar calendar, Instant at) {
    return isStopped() && !cancelled ? runFrom(calendar, at) : this;
  }

  private SlaClock runFrom(ServiceCalendar calendar, Instant at) {
    Instant from = orSince(at);
    return with(
        next -> {
          next.since = from;
          next.pauseReason = null;
          next.stoppedAt = null;
          next.dueAt = breachedAt != null ? breachedAt : rest(target, spent, calendar, from);
        });
  }

  /**
   * Notes who has the work from the instant on; the stretch of the owner before ends. The first
   * owner has it from the start.
   *
   * @param user null when nobody has it
   * @param group null when not known
   */
  public SlaClock ownedBy(String user, String group, ServiceCalendar calendar, Instant at) {
    if (isStopped()) {
      return this;
    }
    if (owner == null && ownerGroup == null) {
      return with(
          next -> {
            next.owner = user;
            next.ownerGroup = group;
          });
    }
    return with(
        next -> {
          next.spent = isRunning() ? spentUntil(calendar, at) : spent;
          next.since = orSince(at);
          next.owner = user;
          next.ownerGroup = group;
          next.breachedAt = breachIfPassed(at);
        });
  }

  /**
   * Gives the clock another target, as if it had been promised from the start: the time spent and
   * the time it stood still are counted anew from its history, on the calendar of the new target. A
   * target that is used up was broken at the instant at which it was used up; a breach of the old
   * one stays.
   *
   * @param history the segments of the clock
   */
  public SlaClock retarget(
      Promise newPromise,
      SlaTarget other,
      ServiceCalendar calendar,
      List<SlaSegment> history,
      Instant at) {
    if (isStopped()) {
      return this;
    }
    if (other.equals(target)) {
      return with(next -> next.promise = newPromise);
    }
    return recount(newPromise, other, calendar, history, breachIfPassed(at), at);
  }

  /**
   * The clock as it had to be on another version of its calendar, computed anew from its history; a
   * breach that this does not confirm disappears, and what the ladder does from the due instant on
   * may come again.
   *
   * @param history the segments of the clock
   */
  public SlaClock repair(ServiceCalendar calendar, List<SlaSegment> history, Instant at) {
    SlaClock repaired = recount(promise, target, calendar, history, null, at);
    if (isStopped() || breachedAt == null || repaired.breachedAt != null) {
      return repaired;
    }
    int warnings = (int) rungs().stream().filter(Rung::warns).count();
    return repaired.with(next -> next.climbed = Math.min(climbed, warnings));
  }

  /** Whether the ladder has no level left. */
  public boolean hasClimbedAll() {
    return climbed == rungs().size();
  }

  private SlaClock recount(
      Promise newPromise,
      SlaTarget other,
      ServiceCalendar calendar,
      List<SlaSegment> history,
      Instant knownBreach,
      Instant at) {
    Replay finished = Replay.of(history, other.within(), calendar);
    Instant now = orSince(at);
    List<SlaSegment> all = new ArrayList<>(history);
    if (!isStopped()) {
      all.add(segmentUntil(now));
    }
    Instant usedUp = Replay.of(all, other.within(), calendar).usedUpAt();
    Instant breach = knownBreach != null ? knownBreach : usedUp;
    return with(
        next -> {
          next.promise = newPromise;
          next.target = other;
          next.calendarVersion = calendar.version();
          next.spent = finished.spent();
          next.breachedAt = breach;
          next.originalDueAt =
              other.equals(target) ? calendar.add(startedAt, other.within()) : originalDueAt;
          next.climbed = climbed == 0 ? 0 : other.ladder().upTo(rungs().get(climbed - 1));
          if (isRunning()) {
            next.dueAt = breach != null ? breach : rest(other, next.spent, calendar, since);
          } else if (isStopped()) {
            next.dueAt = breach != null ? breach : rest(other, next.spent, calendar, stoppedAt);
          }
        });
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
    return with(
        next -> {
          next.spent = isRunning() ? spentUntil(calendar, at) : spent;
          next.since = orSince(at);
          next.pauseReason = null;
          next.breachedAt = breachIfPassed(at);
          next.stoppedAt = next.since;
          next.cancelled = cancel;
        });
  }

  /**
   * Climbs the ladder as far as it is due at the instant, and notes a warning and a breach.
   *
   * @return the clock after it; {@link #highestOf} tells what to act on
   */
  public SlaClock climb(ServiceCalendar calendar, ZoneId zone, Instant at) {
    int reached = reached(calendar, zone, at);
    if (isStopped()) {
      return this;
    }
    return with(
        next -> {
          next.breachedAt = breachIfPassed(at);
          if (reached > climbed) {
            next.climbed = reached;
            next.advancedAt = null;
            next.warnedAt = warnedAt == null && next.breachedAt == null ? at : warnedAt;
          }
        });
  }

  /**
   * What is to be done about the rungs climbed since a clock before: those of the highest level
   * only, however many were passed while nobody looked.
   */
  public List<Rung> highestOf(SlaClock before) {
    if (climbed <= before.climbed) {
      return List.of();
    }
    Rung highest = rungs().get(climbed - 1);
    return rungs().subList(before.climbed, climbed).stream()
        .filter(rung -> rung.isLevelWith(highest))
        .toList();
  }

  private int reached(ServiceCalendar calendar, ZoneId zone, Instant at) {
    int reached = climbed;
    if (advancedAt != null && reached < rungs().size()) {
      reached = target.ladder().upTo(rungs().get(reached));
    }
    for (int rung = reached; rung < rungs().size(); rung++) {
      if (!isAheadOf(rungs().get(rung), calendar, zone, at)) {
        reached = rung + 1;
      }
    }
    return reached;
  }

  /** Whether the time of the rung is still to come at the instant. */
  boolean isAheadOf(Rung rung, ServiceCalendar calendar, ZoneId zone, Instant at) {
    Instant due = rungDueAt(rung, calendar, zone);
    return due == null || due.isAfter(at);
  }

  /** Makes the next rung of the ladder due at once, e.g. because the customer urges. */
  public SlaClock advance(Instant at) {
    return isStopped() || hasClimbedAll() || advancedAt != null
        ? this
        : with(next -> next.advancedAt = at);
  }

  /** Notes the new time that the customer was told. The original promise stays in the figures. */
  public SlaClock promise(Instant newTime) {
    return with(next -> next.promisedAt = newTime);
  }

  /**
   * When the next rung of the ladder is due, or the promise is broken, which is noted then whatever
   * the ladder says; null while the clock stands still, is stopped, or nothing is left. A rung that
   * waits for the end of its quiet hours holds no later one back.
   *
   * @param zone in which quiet hours are read
   */
  public Instant nextRungAt(ServiceCalendar calendar, ZoneId zone) {
    if (!isWatched()) {
      return null;
    }
    if (advancedAt != null) {
      return advancedAt;
    }
    return Stream.concat(
            rungs().subList(climbed, rungs().size()).stream()
                .map(rung -> rungDueAt(rung, calendar, zone)),
            Stream.of(breachedAt == null).filter(Boolean::booleanValue).map(open -> dueAt))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Whether a rung is left to climb, or a breach may still have to be noted. */
  public boolean isWatched() {
    return !isStopped() && (!hasClimbedAll() || breachedAt == null);
  }

  /** When the first warning is due, whether given or not; null while the clock stands still. */
  public Instant warnAt(ServiceCalendar calendar, ZoneId zone) {
    return rungs().stream()
        .filter(Rung::warns)
        .findFirst()
        .map(rung -> rungDueAt(rung, calendar, zone))
        .orElse(dueAt);
  }

  private Instant rungDueAt(Rung rung, ServiceCalendar calendar, ZoneId zone) {
    if (dueAt == null) {
      return null;
    }
    Instant due;
    if (rung.after() != null) {
      Instant promise = promisedAt != null && promisedAt.isAfter(dueAt) ? promisedAt : dueAt;
      due = promise.plus(rung.after());
    } else if (rung.warns()) {
      Duration share = target.within().multipliedBy(rung.percent()).dividedBy(100);
      Instant warn = calendar.add(since, positive(share.minus(spent)));
      due = warn.isAfter(dueAt) ? dueAt : warn;
    } else {
      due = dueAt;
    }
    return rung.quietHours() == null ? due : rung.quietHours().defer(due, zone);
  }

  private List<Rung> rungs() {
    return target.ladder().rungs();
  }

  /** The present stretch, taken as ended at the instant. */
  public SlaSegment segmentUntil(Instant at) {
    SlaSegment.Kind kind =
        isStopped()
            ? SlaSegment.Kind.OFF
            : isPaused() ? SlaSegment.Kind.PAUSE : SlaSegment.Kind.RUN;
    return new SlaSegment(
        caseNumber,
        metric,
        cycle,
        since,
        orSince(at),
        kind,
        PauseReasons.label(pauseReason),
        owner,
        ownerGroup);
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

  private static Instant rest(
      SlaTarget target, Duration spent, ServiceCalendar calendar, Instant from) {
    return calendar.add(from, positive(target.within().minus(spent)));
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private SlaClock with(Consumer<Draft> change) {
    Draft next = new Draft(this);
    change.accept(next);
    return new SlaClock(
        caseNumber,
        metric,
        cycle,
        next.promise,
        next.target,
        next.calendarVersion,
        startedAt,
        next.spent,
        next.since,
        next.pauseReason,
        next.owner,
        next.ownerGroup,
        next.dueAt,
        next.originalDueAt,
        next.climbed,
        next.advancedAt,
        next.warnedAt,
        next.breachedAt,
        next.promisedAt,
        next.stoppedAt,
        next.cancelled);
  }

  /** The parts of a clock that its operations change. */
  private static final class Draft {
    private Promise promise;
    private SlaTarget target;
    private int calendarVersion;
    private Duration spent;
    private Instant since;
    private String pauseReason;
    private String owner;
    private String ownerGroup;
    private Instant dueAt;
    private Instant originalDueAt;
    private int climbed;
    private Instant advancedAt;
    private Instant warnedAt;
    private Instant breachedAt;
    private Instant promisedAt;
    private Instant stoppedAt;
    private boolean cancelled;

    private Draft(SlaClock clock) {
      promise = clock.promise;
      target = clock.target;
      calendarVersion = clock.calendarVersion;
      spent = clock.spent;
      since = clock.since;
      pauseReason = clock.pauseReason;
      owner = clock.owner;
      ownerGroup = clock.ownerGroup;
      dueAt = clock.dueAt;
      originalDueAt = clock.originalDueAt;
      climbed = clock.climbed;
      advancedAt = clock.advancedAt;
      warnedAt = clock.warnedAt;
      breachedAt = clock.breachedAt;
      promisedAt = clock.promisedAt;
      stoppedAt = clock.stoppedAt;
      cancelled = clock.cancelled;
    }
  }
}
