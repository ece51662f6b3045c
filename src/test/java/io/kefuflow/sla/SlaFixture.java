package io.kefuflow.sla;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.Ladder.Action;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Ladder.Whom;
import io.kefuflow.sla.SlaTarget.Unit;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Targets and clocks for tests, that begin at nine in the morning. */
public final class SlaFixture {

  public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
  public static final Promise MINOR = new Promise("complaint-handling", "MINOR", "STANDARD");
  public static final Promise CRITICAL = new Promise("complaint-handling", "CRITICAL", "STANDARD");

  private SlaFixture() {}

  /**
   * A ladder that warns at 75 %, has the supervisor act when due and the manager four hours later.
   */
  public static Ladder ladder() {
    return ladder(75);
  }

  static Ladder ladder(int warnPercent) {
    return new Ladder(
        "standard",
        List.of(
            new Rung(warnPercent, null, Whom.ASSIGNEE, Action.NOTIFY, null),
            new Rung(100, null, Whom.SUPERVISOR, Action.SUPERVISE, null),
            new Rung(null, Duration.ofHours(4), Whom.MANAGER, Action.SUPERVISE, null)));
  }

  public static SlaTarget target(Metric metric, Duration within) {
    return target(metric, within, AlwaysOpenCalendar.ID, ladder());
  }

  /** A target on a business calendar, or around the clock. */
  public static SlaTarget target(Metric metric, Duration within, String calendarId, Ladder ladder) {
    Unit unit = calendarId.equals(AlwaysOpenCalendar.ID) ? Unit.WALL : Unit.BUSINESS;
    return new SlaTarget(
        metric, within, unit, calendarId, ladder, new SlaTarget.Rule(1, "rule_1", "其余"));
  }

  /** A resolution clock of some hours that starts at nine, with its history. */
  public static Watch watch(Duration within, ServiceCalendar calendar, Instant from) {
    return new Watch(
        SlaClock.start(
            "TS-20261123-000001",
            1,
            MINOR,
            target(Metric.RESOLUTION, within, calendar.id(), ladder()),
            calendar,
            from),
        calendar);
  }

  /** The instant some hours after nine. */
  public static Instant hour(double hours) {
    return NINE.plusSeconds(Math.round(hours * 3600));
  }

  /** A clock together with the segments that its operations leave behind. */
  static final class Watch {

    private final List<SlaSegment> segments = new java.util.ArrayList<>();
    private final ServiceCalendar calendar;
    private SlaClock clock;

    private Watch(SlaClock clock, ServiceCalendar calendar) {
      this.clock = clock;
      this.calendar = calendar;
    }

    Watch pause(Instant at) {
      return step(clock.pause("待客户答复", calendar, at));
    }

    Watch resume(Instant at) {
      return step(clock.resume(calendar, at));
    }

    Watch stop(Instant at) {
      return step(clock.stop(calendar, at));
    }

    Watch reopen(Instant at) {
      return step(clock.reopen(calendar, at));
    }

    Watch owner(String user, Instant at) {
      return step(clock.ownedBy(user, "agent", calendar, at));
    }

    Watch retarget(Duration within, Instant at) {
      clock =
          clock.retarget(
              CRITICAL,
              target(Metric.RESOLUTION, within, calendar.id(), ladder()),
              calendar,
              segments,
              at);
      return this;
    }

    Watch climb(java.time.ZoneId zone, Instant at) {
      clock = clock.climb(calendar, zone, at);
      return this;
    }

    Watch repair(ServiceCalendar right, Instant at) {
      clock = clock.repair(right, segments, at);
      return this;
    }

    private Watch step(SlaClock next) {
      if (!next.equals(clock)) {
        segments.add(clock.segmentUntil(next.since()));
      }
      clock = next;
      return this;
    }

    SlaClock clock() {
      return clock;
    }

    List<SlaSegment> segments() {
      return List.copyOf(segments);
    }
  }
}
