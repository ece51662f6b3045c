package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Foretells what other promises or another calendar would have made of the clocks that have stopped
 * . Reads only.
 */
@Service
@Transactional(readOnly = true)
public class WhatIf {

  private final ClockArchive archive;
  private final DraftTargets drafts;
  private final ServiceCalendars published;
  private final Clock clock;

  WhatIf(ClockArchive archive, DraftTargets drafts, ServiceCalendars published, Clock clock) {
    this.archive = archive;
    this.drafts = drafts;
    this.published = published;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param targets draft of the table {@code sla-targets} as DMN; null to keep each clock's target
   * @param calendar draft that stands in for the published calendar with its id; null for none
   * @param from clocks that stopped from here on
   * @param to and before here
   */
  public record Question(byte[] targets, ServiceCalendar calendar, Instant from, Instant to) {

    /**
     * @throws InvalidInputException when there is no draft, or the time is empty
     */
    public Question {
      if (targets == null && calendar == null) {
        throw new InvalidInputException(
            "targets", "没有草案：请上传 targets（sla-targets 的 DMN 文件）或 calendar（服务日历的 JSON 文件）");
      }
      if (!from.isBefore(to)) {
        throw new InvalidInputException("to", "结束时间必须晚于开始时间：请检查 from 和 to");
      }
    }
  }

  /**
   * Replays the clocks that stopped in the time and were not cancelled.
   *
   * @return a line for each procedure, metric and month in which there were any, in this order
   * @throws InvalidDraftException when the draft of the table could not be deployed
   */
  public List<Forecast> forecast(Question question) {
    ServiceCalendars calendars =
        question.calendar() == null
            ? published
            : new CalendarsWithDraft(published, question.calendar());
    SlaTargets targets =
        question.targets() == null ? null : drafts.read(question.targets(), calendars);
    var replay = new Prediction(targets, calendars, clock.getZone());
    archive.forEachStopped(question.from(), question.to(), replay::add);
    return replay.lines.entrySet().stream()
        .map(line -> line.getValue().forecast(line.getKey()))
        .toList();
  }

  private static final class Prediction {

    private final SlaTargets targets;
    private final ServiceCalendars calendars;
    private final ZoneId zone;
    private final Map<Asked, Optional<SlaTarget>> known = new HashMap<>();
    private final Map<Line, Count> lines =
        new TreeMap<>(
            Comparator.comparing(Line::procedure)
                .thenComparing(line -> line.metric().code())
                .thenComparing(Line::month));

    private Prediction(SlaTargets targets, ServiceCalendars calendars, ZoneId zone) {
      this.targets = targets;
      this.calendars = calendars;
      this.zone = zone;
    }

    private void add(ClockArchive.Entry entry) {
      SlaClock stopped = entry.clock();
      var line =
          new Line(
              stopped.promise().procedure(),
              stopped.metric(),
              YearMonth.from(stopped.stoppedAt().atZone(zone)));
      Boolean predicted =
          target(stopped)
              .map(
                  target ->
                      Replay.of(entry.segments(), target.within(), calendar(target, stopped))
                              .usedUpAt()
                          == null)
              .orElse(null);
      lines.computeIfAbsent(line, key -> new Count()).add(stopped.breachedAt() == null, predicted);
    }

    private Optional<SlaTarget> target(SlaClock stopped) {
      return targets == null
          ? Optional.of(stopped.target())
          : known.computeIfAbsent(
              new Asked(stopped.promise(), stopped.metric()),
              asked -> targets.find(asked.promise(), asked.metric()));
    }

    /** The version that the clock kept, or would have begun with on a calendar new to it. */
    private ServiceCalendar calendar(SlaTarget target, SlaClock stopped) {
      return target.calendarId().equals(stopped.target().calendarId())
          ? calendars.get(target.calendarId(), stopped.calendarVersion())
          : calendars.inForce(target.calendarId(), stopped.startedAt());
    }
  }

  private record Asked(Promise promise, Metric metric) {}

  private record Line(String procedure, Metric metric, YearMonth month) {}

  private static final class Count {

    private long all;
    private long kept;
    private long promised;
    private long predicted;
    private long lost;
    private long won;

    /**
     * @param keptNow null when nothing is promised
     */
    private void add(boolean keptThen, Boolean keptNow) {
      all++;
      kept += keptThen ? 1 : 0;
      if (keptNow != null) {
        promised++;
        predicted += keptNow ? 1 : 0;
        lost += keptThen && !keptNow ? 1 : 0;
        won += !keptThen && keptNow ? 1 : 0;
      }
    }

    private Forecast forecast(Line line) {
      return new Forecast(
          line.procedure(),
          line.metric().code(),
          line.metric().label(),
          line.month(),
          all,
          kept,
          percent(kept, all),
          predicted,
          percent(predicted, promised),
          lost,
          won,
          all - promised);
    }

    /** Cut off after two digits, so that 100 means all; null of nothing. */
    private static Double percent(long part, long whole) {
      return whole == 0 ? null : (part * 10_000 / whole) / 100.0;
    }
  }

  /**
   * What would have come of the clocks of a procedure, metric and month.
   *
   * @param procedure process key
   * @param metric code
   * @param metricLabel Chinese
   * @param month in which they stopped, in the department's zone
   * @param count how many there were
   * @param keptActual how many kept their promise
   * @param complianceActualPercent of all
   * @param keptPredicted how many would have kept the one asked about
   * @param compliancePredictedPercent of those that would have been promised anything; null when
   *     none
   * @param turnedMissed kept actually, missed by prediction
   * @param turnedKept missed actually, kept by prediction
   * @param withoutPromise would have been promised nothing
   */
  public record Forecast(
      String procedure,
      String metric,
      String metricLabel,
      YearMonth month,
      long count,
      long keptActual,
      Double complianceActualPercent,
      long keptPredicted,
      Double compliancePredictedPercent,
      long turnedMissed,
      long turnedKept,
      long withoutPromise) {}
}
