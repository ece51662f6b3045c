package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.SlaSegment.Kind;
import io.kefuflow.sla.SlaTarget.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Why a deadline is what it is: the promise, the history and the arithmetic that leads from one to
 * the other. Durations are whole seconds, the rest is cut off.
 *
 * @param metric code, e.g. {@code resolution} or {@code stage:userTask_planSolution}
 * @param metricLabel Chinese
 * @param cycle 1, and one more each time the same was promised anew
 * @param latest whether no later cycle replaced it
 * @param breached whether the target was used up, noticed or not
 * @param procedure what the rule was chosen by: process key
 * @param severity null when not rated
 * @param customerLevel null when not known
 * @param unit how the time counts
 * @param asOf the instant that this was computed for
 * @param dueAt null while the clock stands still
 * @param originalDueAt the first promise, never changed by pauses
 * @param breachedAt the due instant that passed, null when none did
 * @param promisedAt a later time that the customer was told, null when none
 * @param stoppedAt null until met or given up
 * @param spentSeconds service time in which the clock ran
 * @param spentWallSeconds the same around the clock
 * @param pausedWallSeconds time in which it stood still, around the clock
 * @param pauseRatio share of the time that it stood still, 0 to 1
 * @param remainingSeconds what is left of the target; null when stopped
 * @param overrunSeconds service time beyond the target
 * @param steps Chinese sentences that a person can follow
 */
public record DeadlineExplanation(
    String metric,
    String metricLabel,
    int cycle,
    boolean latest,
    State state,
    String stateLabel,
    boolean breached,
    String procedure,
    String severity,
    String customerLevel,
    long targetSeconds,
    Unit unit,
    String unitLabel,
    UsedCalendar calendar,
    UsedRule rule,
    String ladder,
    List<Level> levels,
    Instant asOf,
    Instant startedAt,
    Instant dueAt,
    Instant originalDueAt,
    Instant breachedAt,
    Instant promisedAt,
    Instant stoppedAt,
    long spentSeconds,
    long spentWallSeconds,
    long pausedWallSeconds,
    double pauseRatio,
    Long remainingSeconds,
    long overrunSeconds,
    List<Pause> pauses,
    List<Stretch> stretches,
    List<OwnerShare> owners,
    List<String> steps) {

  /** The decision table that promises. */
  private static final String RULES = "sla-targets";

  /** How a clock stands. Whether its target was used up is another matter. */
  public enum State {
    RUNNING("计时中"),
    PAUSED("暂停计时"),
    MET("按时完成"),
    MISSED("超时完成"),
    CANCELLED("已取消");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Chinese, shown to people. */
    public String label() {
      return label;
    }
  }

  /** The calendar that the clock keeps. */
  public record UsedCalendar(String id, int version, String zone) {}

  /**
   * Where the promise stands.
   *
   * @param version of the table, 0 when not known
   * @param row id of the row, null for promises from before rows were noted
   */
  public record UsedRule(String table, int version, String row, String description) {}

  /**
   * A level of the ladder.
   *
   * @param percent share of the target, 100 at the due instant; null after the breach
   * @param afterSeconds from the breach, null with a percentage
   * @param dueAt null when that cannot be told: the clock stands still or was stopped before
   * @param climbed whether it is done with
   */
  public record Level(
      String label,
      Integer percent,
      Long afterSeconds,
      String whom,
      String action,
      Instant dueAt,
      boolean climbed) {}

  /**
   * A time in which the clock stood still.
   *
   * @param to null while it lasts
   * @param serviceSeconds service time that did not count because of it
   */
  public record Pause(
      String reason, Instant from, Instant to, long wallSeconds, long serviceSeconds) {}

  /**
   * A stretch of the history.
   *
   * @param to null for the present one
   * @param owner user id, null when nobody had the work
   * @param serviceSeconds service time in it, whether it counted or not
   */
  public record Stretch(
      Kind kind,
      Instant from,
      Instant to,
      String reason,
      String owner,
      String ownerGroup,
      long wallSeconds,
      long serviceSeconds) {}

  /**
   * What the clock ran while somebody had the work.
   *
   * @param owner user id, null when nobody had
   * @param share of the service time spent, 0 to 1
   * @param shareOfTarget of the target, may be above 1
   * @param usedUpTarget whether the target was used up meanwhile
   */
  public record OwnerShare(
      String owner,
      String ownerGroup,
      long serviceSeconds,
      long wallSeconds,
      double share,
      double shareOfTarget,
      boolean usedUpTarget) {}

  /**
   * Explains a clock.
   *
   * @param calendar the version that the clock keeps
   * @param zone in which people read instants
   * @param now present stretches are taken as ended then
   */
  static DeadlineExplanation of(
      ClockArchive.Entry entry,
      boolean latest,
      ServiceCalendar calendar,
      ZoneId zone,
      Instant now) {
    return new Account(entry, calendar, zone, now).explain(latest);
  }

  /** The account that is given of one clock. */
  private static final class Account {

    private final SlaClock clock;
    private final SlaTarget target;
    private final ServiceCalendar calendar;
    private final ZoneId zone;
    private final Instant now;
    private final Instant breachedAt;

    /** Oldest first; the present stretch, if there is one, is the last. Without empty ones. */
    private final List<SlaSegment> history;

    /** Whether the last of the history still goes on. */
    private final boolean goesOn;

    private Account(ClockArchive.Entry entry, ServiceCalendar calendar, ZoneId zone, Instant now) {
      this.clock = entry.clock();
      this.target = clock.target();
      this.calendar = calendar;
      this.zone = zone;
      this.now = now;
      this.breachedAt =
          clock.breachedAt() != null ? clock.breachedAt() : clock.isDue(now) ? clock.dueAt() : null;
      this.history = new ArrayList<>(entry.segments());
      history.removeIf(segment -> segment.from().equals(segment.to()));
      this.goesOn = !clock.isStopped();
      if (goesOn) {
        history.add(clock.segmentUntil(now));
      }
    }

    private DeadlineExplanation explain(boolean latest) {
      Duration spent = total(Kind.RUN, this::service);
      Duration ran = total(Kind.RUN, Account::wall);
      Duration paused = total(Kind.PAUSE, Account::wall);
      List<Pause> pauses = pauses();
      State state = state();
      return new DeadlineExplanation(
          clock.metric().code(),
          clock.metric().label(),
          clock.cycle(),
          latest,
          state,
          state.label() + (goesOn && breachedAt != null ? "（已超时）" : ""),
          breachedAt != null,
          clock.promise().procedure(),
          clock.promise().severity(),
          clock.promise().customerLevel(),
          target.within().toSeconds(),
          target.unit(),
          unitLabel(),
          new UsedCalendar(calendar.id(), calendar.version(), calendar.zone().getId()),
          new UsedRule(
              RULES, target.rule().version(), target.rule().id(), target.rule().description()),
          target.ladder().id(),
          levels(),
          now,
          clock.startedAt(),
          clock.dueAt(),
          clock.originalDueAt(),
          breachedAt,
          clock.promisedAt(),
          clock.stoppedAt(),
          spent.toSeconds(),
          ran.toSeconds(),
          paused.toSeconds(),
          ratio(paused, ran.plus(paused)),
          goesOn ? Long.valueOf(target.within().minus(spent).toSeconds()) : null,
          Math.max(0, spent.minus(target.within()).toSeconds()),
          pauses,
          stretches(),
          owners(spent),
          new Steps(spent, pauses).all());
    }

    private State state() {
      if (clock.cancelled()) {
        return State.CANCELLED;
      }
      if (clock.isStopped()) {
        return breachedAt == null ? State.MET : State.MISSED;
      }
      return clock.isPaused() ? State.PAUSED : State.RUNNING;
    }

    private String unitLabel() {
      return target.unit() == Unit.WALL ? "自然时间" : "服务时间";
    }

    private Duration total(Kind kind, Function<SlaSegment, Duration> length) {
      return sum(history.stream().filter(segment -> segment.kind() == kind).toList(), length);
    }

    private static Duration wall(SlaSegment segment) {
      return Duration.between(segment.from(), segment.to());
    }

    private Duration service(SlaSegment segment) {
      return calendar.elapsed(segment.from(), segment.to());
    }

    private static double ratio(Duration part, Duration whole) {
      return whole.isZero() ? 0 : Math.floor(10000.0 * part.toMillis() / whole.toMillis()) / 10000;
    }

    private List<Level> levels() {
      List<Level> levels = new ArrayList<>();
      for (Rung rung : target.ladder().rungs()) {
        boolean climbed = levels.size() < clock.climbed();
        Instant due = dueAt(rung);
        levels.add(
            new Level(
                label(rung),
                rung.percent(),
                rung.after() == null ? null : rung.after().toSeconds(),
                rung.whom().name(),
                rung.action().name(),
                due == null || rung.quietHours() == null ? due : rung.quietHours().defer(due, zone),
                climbed));
      }
      return levels;
    }

    private Instant dueAt(Rung rung) {
      Instant due = breachedAt != null ? breachedAt : clock.isStopped() ? null : clock.dueAt();
      if (rung.warns()) {
        Duration share = target.within().multipliedBy(rung.percent()).dividedBy(100);
        Instant warn = Replay.of(history, share, calendar).usedUpAt();
        if (warn == null && clock.isRunning()) {
          warn = calendar.add(clock.since(), share.minus(clock.spent()));
        }
        return warn != null && due != null && warn.isAfter(due) ? due : warn;
      }
      if (due == null || rung.after() == null) {
        return due;
      }
      Instant promised = clock.promisedAt();
      return (promised != null && promised.isAfter(due) ? promised : due).plus(rung.after());
    }

    private static String label(Rung rung) {
      String when =
          rung.warns()
              ? "已用 " + rung.percent() + "%"
              : rung.after() == null ? "到期" : "超时后 " + ExplainedText.duration(rung.after());
      String whom =
          switch (rung.whom()) {
            case ASSIGNEE -> "责任人";
            case AGENTS -> "客服专员";
            case SUPERVISOR -> "主管";
            case MANAGER -> "经理";
          };
      return when
          + "："
          + switch (rung.action()) {
            case NOTIFY -> "提醒" + whom;
            case RAISE_PRIORITY -> "提醒" + whom + "并提高优先级";
            case REASSIGN -> "转派，提醒" + whom;
            case SUPERVISE -> whom + "督办";
          };
    }

    /** A change of the owner meanwhile does not end a pause. */
    private List<Pause> pauses() {
      List<Pause> pauses = new ArrayList<>();
      for (int i = 0; i < history.size(); i++) {
        SlaSegment first = history.get(i);
        if (first.kind() != Kind.PAUSE) {
          continue;
        }
        Duration service = service(first);
        SlaSegment last = first;
        while (i + 1 < history.size() && continues(last, history.get(i + 1))) {
          last = history.get(++i);
          service = service.plus(service(last));
        }
        pauses.add(
            new Pause(
                first.pauseReason(),
                first.from(),
                isPresent(last) ? null : last.to(),
                Duration.between(first.from(), last.to()).toSeconds(),
                service.toSeconds()));
      }
      return pauses;
    }

    private static boolean continues(SlaSegment pause, SlaSegment next) {
      return next.kind() == Kind.PAUSE
          && next.from().equals(pause.to())
          && Objects.equals(next.pauseReason(), pause.pauseReason());
    }

    private boolean isPresent(SlaSegment segment) {
      return goesOn && segment == history.get(history.size() - 1);
    }

    private List<Stretch> stretches() {
      return history.stream()
          .map(
              segment ->
                  new Stretch(
                      segment.kind(),
                      segment.from(),
                      isPresent(segment) ? null : segment.to(),
                      segment.pauseReason(),
                      segment.owner(),
                      segment.ownerGroup(),
                      wall(segment).toSeconds(),
                      service(segment).toSeconds()))
          .toList();
    }

    private List<OwnerShare> owners(Duration spent) {
      Map<Owner, List<SlaSegment>> byOwner = new LinkedHashMap<>();
      history.stream()
          .filter(segment -> segment.kind() == Kind.RUN)
          .forEach(
              segment ->
                  byOwner
                      .computeIfAbsent(
                          new Owner(segment.owner(), segment.ownerGroup()),
                          owner -> new ArrayList<>())
                      .add(segment));
      SlaSegment breaking = breaking();
      return byOwner.entrySet().stream()
          .map(
              owner -> {
                Duration service = sum(owner.getValue(), this::service);
                return new OwnerShare(
                    owner.getKey().user(),
                    owner.getKey().group(),
                    service.toSeconds(),
                    sum(owner.getValue(), Account::wall).toSeconds(),
                    ratio(service, spent),
                    ratio(service, target.within()),
                    owner.getValue().contains(breaking));
              })
          .toList();
    }

    private record Owner(String user, String group) {}

    private static Duration sum(List<SlaSegment> segments, Function<SlaSegment, Duration> length) {
      return segments.stream().map(length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The stretch in which the target was used up, null when it was not. */
    private SlaSegment breaking() {
      return breachedAt == null
          ? null
          : history.stream()
              .filter(segment -> segment.kind() == Kind.RUN)
              .filter(segment -> !segment.to().isBefore(breachedAt))
              .findFirst()
              .orElse(null);
    }

    /** The arithmetic in sentences. */
    private final class Steps {

      private final ExplainedText text = new ExplainedText(zone, now);
      private final Duration spent;
      private final List<Pause> pauses;

      private Steps(Duration spent, List<Pause> pauses) {
        this.spent = spent;
        this.pauses = pauses;
      }

      private List<String> all() {
        List<String> steps = new ArrayList<>();
        steps.add(promise());
        steps.add(
            text.instant(clock.startedAt())
                + " 开始计时，最初应于 "
                + text.instant(clock.originalDueAt())
                + " 完成");
        history.stream()
            .filter(segment -> segment.kind() == Kind.OFF)
            .forEach(off -> steps.add(text.span(off.from(), off.to()) + " 已停止计时，重新打开后继续，其间不计"));
        pauses.forEach(pause -> steps.add(pause(pause)));
        steps.add(outcome());
        if (clock.promisedAt() != null) {
          steps.add("已告知客户新的时间 " + text.instant(clock.promisedAt()) + "；原承诺仍计入统计，超时后的升级从新的时间算起");
        }
        return steps;
      }

      private String promise() {
        String rule =
            target.rule().id() == null
                ? "按当时的规则"
                : "按规则“%s”（%s 第 %d 版，行 %s）"
                    .formatted(
                        target.rule().description() == null
                            ? target.rule().id()
                            : target.rule().description(),
                        RULES,
                        target.rule().version(),
                        target.rule().id());
        return rule
            + "承诺"
            + clock.metric().label()
            + " "
            + ExplainedText.duration(target.within())
            + "（"
            + unitLabel()
            + (target.unit() == Unit.WALL
                ? ""
                : "，服务日历 " + calendar.id() + " 第 " + calendar.version() + " 版")
            + "）";
      }

      private String pause(Pause pause) {
        String reason = pause.reason() == null ? "暂停" : pause.reason();
        if (pause.to() == null) {
          return text.instant(pause.from()) + " 起" + reason + "，至今不计";
        }
        String length = ExplainedText.duration(Duration.ofSeconds(pause.serviceSeconds()));
        return text.span(pause.from(), pause.to())
            + " "
            + reason
            + "，不计 "
            + length
            + (target.unit() == Unit.WALL ? "" : "服务时间");
      }

      private String outcome() {
        String used = "已用 " + ExplainedText.duration(spent);
        Duration left = target.within().minus(spent);
        if (clock.cancelled()) {
          return text.instant(clock.stoppedAt()) + " 取消，" + used + "，不计入统计";
        }
        if (clock.isStopped()) {
          return text.instant(clock.stoppedAt())
              + " 完成，共"
              + used
              + (breachedAt == null
                  ? "，未超过承诺，按时完成"
                  : "；" + missed() + (left.isNegative() ? "，超出 " + duration(left) : ""));
        }
        if (breachedAt != null) {
          return used + (left.isNegative() ? "，超出 " + duration(left) : "") + "；" + missed();
        }
        return used
            + "，剩余 "
            + duration(left)
            + (clock.isPaused()
                ? "；恢复计时后再算出应完成的时间"
                : "，故应于 " + text.instant(clock.dueAt()) + " 完成");
      }

      private String missed() {
        return "应于 " + text.instant(breachedAt) + " 完成，已超时";
      }

      private static String duration(Duration duration) {
        return ExplainedText.duration(duration);
      }
    }
  }
}
