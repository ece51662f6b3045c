package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.casework.CaseEnded;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.customer.CustomerLevelChanged;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
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
  private final Cases cases;
  private final SlaTargets targets;
  private final ServiceCalendars calendars;
  private final SlaAlarms alarms;
  private final Clock clock;

  Deadlines(
      SlaClocks clocks,
      Cases cases,
      SlaTargets targets,
      ServiceCalendars calendars,
      SlaAlarms alarms,
      Clock clock) {
    this.clocks = clocks;
    this.cases = cases;
    this.targets = targets;
    this.calendars = calendars;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * Starts the clocks of a case from the instant; those of a closed case that is opened again form
   * the next cycle. Nothing happens while clocks of the case as a whole are live.
   *
   * @throws io.kefuflow.casework.UnknownCaseException when there is no such case
   */
  public List<SlaClock> start(String caseNumber, Promise promise, Instant from) {
    cases.get(new CaseNumber(caseNumber));
    Map<Metric, SlaClock> known =
        clocks.lock(caseNumber).stream()
            .filter(clock -> !clock.metric().isStage())
            .collect(Collectors.toMap(SlaClock::metric, UnaryOperator.identity()));
    if (known.values().stream().anyMatch(clock -> !clock.isStopped())) {
      return List.copyOf(known.values());
    }
    int cycle = known.values().stream().mapToInt(SlaClock::cycle).max().orElse(0) + 1;
    return targets.of(promise).stream()
        .map(target -> begin(clockOf(caseNumber, cycle, promise, target, from)))
        .toList();
  }

  /**
   * Starts the clock of a step of the procedure and has its ladder climbed, when something is
   * promised for the step. A step that is open twice at the same time has one clock; one that
   * begins while the case waits stands still with the other clocks.
   *
   * @param processKey stands for the procedure in a case whose procedure promises nothing
   * @return when the step is due; empty when nothing is promised
   */
  public Optional<Instant> startStage(String caseNumber, Metric stage, String processKey) {
    List<SlaClock> known = clocks.lock(caseNumber);
    Optional<SlaClock> earlier =
        known.stream().filter(clock -> clock.metric().equals(stage)).findFirst();
    if (earlier.filter(clock -> !clock.isStopped()).isPresent()) {
      return earlier.map(SlaClock::dueAt);
    }
    Promise promise =
        known.stream()
            .filter(clock -> !clock.metric().isStage())
            .min(Comparator.comparing(SlaClock::isStopped))
            .map(SlaClock::promise)
            .orElseGet(() -> new Promise(processKey, null, null));
    int cycle = earlier.map(SlaClock::cycle).orElse(0) + 1;
    Optional<SlaClock> started =
        targets
            .find(promise, stage)
            .map(
                target -> {
                  cases.get(new CaseNumber(caseNumber));
                  return begin(
                      waitWith(
                          known, clockOf(caseNumber, cycle, promise, target, clock.instant())));
                });
    started.ifPresent(running -> alarms.watch(caseNumber, stage));
    return started.map(SlaClock::dueAt);
  }

  private SlaClock waitWith(List<SlaClock> others, SlaClock started) {
    return others.stream()
        .filter(SlaClock::isPaused)
        .findFirst()
        .map(paused -> started.pause(paused.pauseReason(), calendarOf(started), started.since()))
        .orElse(started);
  }

  /** Nobody else changes the clocks of a case from here until the transaction ends. */
  public void hold(String caseNumber) {
    clocks.lock(caseNumber);
  }

  private SlaClock clockOf(
      String caseNumber, int cycle, Promise promise, SlaTarget target, Instant from) {
    ServiceCalendar calendar = calendars.inForce(target.calendarId(), from);
    return SlaClock.start(caseNumber, cycle, promise, target, calendar, from);
  }

  private SlaClock begin(SlaClock started) {
    clocks.save(started);
    return started;
  }

  /** What is promised of a case as a whole; metrics without a promise are missing. */
  public Map<Metric, SlaTarget> promisedBy(Promise promise) {
    return targets.of(promise).stream()
        .collect(Collectors.toMap(SlaTarget::metric, UnaryOperator.identity()));
  }

  /**
   * Gives the live clocks of a case the targets of its new severity or customer level, as if they
   * had been promised from the start. A promise that is no longer made is given up.
   */
  public void retarget(String caseNumber, Promise promise) {
    for (SlaClock running : clocks.lock(caseNumber)) {
      targets
          .find(promise, running.metric())
          .ifPresentOrElse(
              target -> retarget(running, promise, target), () -> end(running, SlaClock::cancel));
    }
    alarms.followClocks(caseNumber);
  }

  /** Gives the live clocks of a customer's cases the targets of the level that the customer has. */
  @EventListener
  void customerLevelChanged(CustomerLevelChanged changed) {
    String customerLevel = changed.level().name();
    for (String caseNumber : clocks.promisedForAnotherLevel(changed.customerId(), customerLevel)) {
      clocks.of(caseNumber).stream()
          .filter(running -> !running.isStopped())
          .map(SlaClock::promise)
          .findFirst()
          .ifPresent(before -> retarget(caseNumber, before.with(before.severity(), customerLevel)));
    }
  }

  private void retarget(SlaClock running, Promise promise, SlaTarget target) {
    ServiceCalendar calendar = calendars.inForce(target.calendarId(), running.startedAt());
    SlaClock after =
        running.retarget(promise, target, calendar, clocks.segments(running), clock.instant());
    clocks.save(after);
    if (!running.isWatched() && after.isWatched()) {
      alarms.watch(running.caseNumber(), running.metric());
    }
  }

  /** Lets the clocks that may stand still do so (P17.6), when the reason is one to wait for. */
  public void pause(String caseNumber, PauseReason reason) {
    if (reason.stopsClocks()) {
      change(caseNumber, (running, calendar, now) -> running.pause(reason.label(), calendar, now));
    }
  }

  /** Lets the clocks run again that stood still, whatever for. */
  public void resume(String caseNumber) {
    change(caseNumber, SlaClock::resume);
  }

  /** One wait is over: the clocks run again that stand still for nothing else. */
  public void resume(String caseNumber, PauseReason reason) {
    change(caseNumber, (paused, calendar, now) -> paused.resume(reason.label(), calendar, now));
  }

  /**
   * Lets the resolution clock of a case go on that was stopped: the customer came back before the
   * case was closed. The time in between does not count.
   */
  public void reopen(String caseNumber) {
    locked(caseNumber, Metric.RESOLUTION).ifPresent(stopped -> apply(SlaClock::reopen, stopped));
    alarms.followClocks(caseNumber);
  }

  /**
   * Notes who has the work on a case from now on, so that its time can be told by owner.
   *
   * @param user null when nobody has it
   * @param group that it is offered to, null when not known
   */
  public void ownedBy(String caseNumber, String user, String group) {
    for (SlaClock running : clocks.lock(caseNumber)) {
      if (!Objects.equals(running.owner(), user) || !Objects.equals(running.ownerGroup(), group)) {
        apply((clock, calendar, now) -> clock.ownedBy(user, group, calendar, now), running);
      }
    }
  }

  private void change(String caseNumber, Step step) {
    clocks.lock(caseNumber).forEach(running -> apply(step, running));
    alarms.followClocks(caseNumber);
  }

  private boolean apply(Step step, SlaClock before) {
    SlaClock after = step.apply(before, calendarOf(before), clock.instant());
    if (after.equals(before)) {
      return false;
    }
    clocks.save(after);
    if (before.isPaused() && after.isPaused() && after.since().equals(before.since())) {
      return true;
    }
    SlaSegment ended = before.segmentUntil(after.since());
    if (ended.kind() != SlaSegment.Kind.RUN || ended.from().isBefore(ended.to())) {
      clocks.addSegment(ended);
    }
    return true;
  }

  /** Stops the clock of one metric: met, or met late. */
  public void stop(String caseNumber, Metric metric) {
    locked(caseNumber, metric).ifPresent(running -> end(running, SlaClock::stop));
  }

  /** Stops the clocks of a case as a whole; a step that goes on keeps its own. */
  public void stopAll(String caseNumber) {
    endAll(caseNumber, SlaClock::stop);
  }

  /** Gives the promise of one metric up: its step was left without being done. */
  public void cancel(String caseNumber, Metric metric) {
    locked(caseNumber, metric).ifPresent(running -> end(running, SlaClock::cancel));
  }

  /** Nothing is promised any more of a case that the customer does not pursue. */
  @EventListener
  void caseEnded(CaseEnded ended) {
    if (ended.status() == CaseStatus.WITHDRAWN) {
      cancelAll(ended.number().value());
    }
  }

  /** Gives the promises of a case as a whole up: it was withdrawn. */
  public void cancelAll(String caseNumber) {
    endAll(caseNumber, SlaClock::cancel);
  }

  private void endAll(String caseNumber, Step step) {
    clocks.lock(caseNumber).stream()
        .filter(running -> !running.metric().isStage())
        .forEach(running -> end(running, step));
  }

  private void end(SlaClock running, Step step) {
    if (apply(step, running)) {
      alarms.withdraw(running.caseNumber(), running.metric());
    }
  }

  /**
   * Climbs the ladder of a clock as far as it is due now; notes a warning and a breach.
   *
   * @return what is to be done, nothing when the clock is stopped
   */
  public Climb climb(String caseNumber, Metric metric) {
    SlaClock before = locked(caseNumber, metric).filter(clock -> !clock.isStopped()).orElse(null);
    if (before == null) {
      return new Climb(null, List.of(), false);
    }
    SlaClock after = before.climb(calendarOf(before), clock.getZone(), clock.instant());
    if (!after.equals(before)) {
      clocks.save(after);
    }
    List<Rung> rungs = after.highestOf(before);
    boolean ahead =
        rungs.stream()
            .anyMatch(
                rung ->
                    before.isAheadOf(rung, calendarOf(before), clock.getZone(), clock.instant()));
    return new Climb(after, rungs, ahead);
  }

  /**
   * Makes the next level of the ladder of a case due at once: that of its resolution, or else of
   * the promise that is due first.
   */
  public void advance(String caseNumber) {
    clocks.lock(caseNumber).stream()
        .filter(running -> !running.isStopped() && !running.metric().isStage())
        .min(
            Comparator.comparing((SlaClock running) -> !running.metric().equals(Metric.RESOLUTION))
                .thenComparing(SlaClock::originalDueAt))
        .ifPresent(running -> clocks.save(running.advance(clock.instant())));
    alarms.followClocks(caseNumber);
  }

  /** Notes the later time that the customer was told; the levels after the breach wait for it. */
  public void promise(String caseNumber, Metric metric, Instant newTime) {
    locked(caseNumber, metric).ifPresent(running -> clocks.save(running.promise(newTime)));
    alarms.followClocks(caseNumber);
  }

  public Optional<SlaClock> find(String caseNumber, Metric metric) {
    return clocks.find(caseNumber, metric);
  }

  /** The clocks of a case, each of its latest cycle. */
  public List<SlaClock> of(String caseNumber) {
    return clocks.of(caseNumber);
  }

  /**
   * When the first warning is due; empty while the clock stands still, is stopped, or does not
   * exist.
   */
  public Optional<Instant> warnAt(String caseNumber, Metric metric) {
    return live(caseNumber, metric)
        .map(running -> running.warnAt(calendarOf(running), clock.getZone()));
  }

  /**
   * When the promise is broken; empty while the clock stands still, is stopped, or does not exist.
   */
  public Optional<Instant> dueAt(String caseNumber, Metric metric) {
    return live(caseNumber, metric).map(SlaClock::dueAt);
  }

  /**
   * When the next level of the ladder is due; empty while the clock stands still, is stopped, does
   * not exist, or has no level left.
   */
  public Optional<Instant> nextRungAt(String caseNumber, Metric metric) {
    return live(caseNumber, metric)
        .map(running -> running.nextRungAt(calendarOf(running), clock.getZone()));
  }

  private Optional<SlaClock> live(String caseNumber, Metric metric) {
    return clocks.find(caseNumber, metric).filter(running -> !running.isStopped());
  }

  private Optional<SlaClock> locked(String caseNumber, Metric metric) {
    return clocks.lock(caseNumber).stream()
        .filter(clock -> clock.metric().equals(metric))
        .findFirst();
  }

  private ServiceCalendar calendarOf(SlaClock running) {
    return calendars.get(running.target().calendarId(), running.calendarVersion());
  }

  @FunctionalInterface
  private interface Step {
    SlaClock apply(SlaClock clock, ServiceCalendar calendar, Instant at);
  }

  /**
   * How far a ladder was climbed.
   *
   * @param clock as it stands now; null when it is stopped or does not exist
   * @param rungs what is to be done now
   * @param ahead whether that comes before its time, because the customer urged
   */
  public record Climb(SlaClock clock, List<Rung> rungs, boolean ahead) {

    /** Whether there is something to wait for. */
    public boolean hasNext() {
      return clock != null && clock.isWatched();
    }
  }
}
