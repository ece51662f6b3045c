package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases around deadlines (P17). All run in the transaction of the process step that calls
 * them.
 */
@Service
@Transactional
public class Deadlines {

  private final SlaClocks clocks;
  private final SlaTargets targets;
  private final ServiceCalendars calendars;
  private final SlaAlarms alarms;
  private final Clock clock;

  Deadlines(
      SlaClocks clocks,
      SlaTargets targets,
      ServiceCalendars calendars,
      SlaAlarms alarms,
      Clock clock) {
    this.clocks = clocks;
    this.targets = targets;
    this.calendars = calendars;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * Starts the clocks of a case from the instant; those of a case that is opened again form the
   * next cycle.
   */
  public List<SlaClock> start(String caseNumber, Promise promise, Instant from) {
    int cycle = clocks.of(caseNumber).stream().mapToInt(SlaClock::cycle).max().orElse(0) + 1;
    List<SlaClock> started =
        targets.of(promise).stream()
            .map(
                target ->
                    SlaClock.start(
                        caseNumber,
                        cycle,
                        target,
                        calendars.inForce(target.calendarId(), from),
                        from))
            .toList();
    started.forEach(clocks::save);
    return started;
  }

  /** The service time that is promised for each metric. */
  public Map<Metric, Duration> promisedBy(Promise promise) {
    return targets.of(promise).stream()
        .collect(Collectors.toMap(SlaTarget::metric, SlaTarget::within));
  }

  /** Gives the clocks of a case the targets of its new severity or customer level. */
  public void retarget(String caseNumber, Promise promise) {
    Instant now = clock.instant();
    for (SlaTarget target : targets.of(promise)) {
      clocks
          .find(caseNumber, target.metric())
          .ifPresent(
              running ->
                  clocks.save(
                      running.retarget(target, calendars.inForce(target.calendarId(), now), now)));
    }
    alarms.followClocks(caseNumber);
  }

  /**
   * Lets the clocks that may stand still do so (P17.6).
   *
   * @param reason why, Chinese, from the list of the procedure, e.g. 待客户答复
   */
  public void pause(String caseNumber, String reason) {
    change(caseNumber, (running, calendar, now) -> running.pause(reason, calendar, now));
  }

  /** Lets the clocks run again that stood still. */
  public void resume(String caseNumber) {
    change(caseNumber, SlaClock::resume);
  }

  private void change(String caseNumber, Step step) {
    clocks.of(caseNumber).forEach(running -> apply(step, running));
    alarms.followClocks(caseNumber);
  }

  private boolean apply(Step step, SlaClock before) {
    SlaClock after = step.apply(before, calendarOf(before), clock.instant());
    if (after.equals(before)) {
      return false;
    }
    clocks.save(after);
    clocks.addSegment(before, after.since());
    return true;
  }

  /** Stops the clock of one metric: met, or met late. */
  public void stop(String caseNumber, Metric metric) {
    clocks.find(caseNumber, metric).ifPresent(running -> end(running, SlaClock::stop));
  }

  /** Stops all clocks of a case that are not stopped. */
  public void stopAll(String caseNumber) {
    clocks.of(caseNumber).forEach(running -> end(running, SlaClock::stop));
  }

  /** Gives all promises of a case up: it was withdrawn. */
  public void cancelAll(String caseNumber) {
    clocks.of(caseNumber).forEach(running -> end(running, SlaClock::cancel));
  }

  private void end(SlaClock running, Step step) {
    if (apply(step, running)) {
      alarms.withdraw(running.caseNumber(), running.metric());
    }
  }

  /** Notes that the assignee was warned. */
  public void warned(String caseNumber, Metric metric) {
    update(caseNumber, metric, SlaClock::warned);
  }

  /** Notes the breach when the due instant has passed. */
  public void breached(String caseNumber, Metric metric) {
    update(caseNumber, metric, SlaClock::breach);
  }

  /**
   * Notes the later time that the supervisor told the customer; the next rung of the ladder waits
   * for it.
   */
  public void promise(String caseNumber, Metric metric, Instant newTime) {
    update(caseNumber, metric, (running, now) -> running.promise(newTime));
    alarms.followClocks(caseNumber);
  }

  private void update(
      String caseNumber, Metric metric, BiFunction<SlaClock, Instant, SlaClock> change) {
    clocks
        .find(caseNumber, metric)
        .ifPresent(running -> clocks.save(change.apply(running, clock.instant())));
  }

  public Optional<SlaClock> find(String caseNumber, Metric metric) {
    return clocks.find(caseNumber, metric);
  }

  public List<SlaClock> of(String caseNumber) {
    return clocks.of(caseNumber);
  }

  /**
   * When the assignee is to be warned; empty while the clock stands still, is stopped, or does not
   * exist.
   */
  public Optional<Instant> warnAt(String caseNumber, Metric metric) {
    return live(caseNumber, metric).map(running -> running.warnAt(calendarOf(running)));
  }

  /**
   * When the promise is broken; empty while the clock stands still, is stopped, or does not exist.
   */
  public Optional<Instant> dueAt(String caseNumber, Metric metric) {
    return live(caseNumber, metric).map(SlaClock::dueAt);
  }

  /**
   * When a rung of the ladder after the breach is due, 1 being the first; empty while the clock
   * stands still, is stopped, or does not exist.
   */
  public Optional<Instant> rungDueAt(String caseNumber, Metric metric, int rung) {
    return live(caseNumber, metric).map(running -> running.rungDueAt(rung));
  }

  private Optional<SlaClock> live(String caseNumber, Metric metric) {
    return clocks.find(caseNumber, metric).filter(running -> !running.isStopped());
  }

  private ServiceCalendar calendarOf(SlaClock running) {
    return calendars.get(running.target().calendarId(), running.calendarVersion());
  }

  @FunctionalInterface
  private interface Step {
    SlaClock apply(SlaClock clock, ServiceCalendar calendar, Instant at);
  }
}
