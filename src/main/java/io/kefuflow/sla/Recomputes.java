package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Timeline;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Recompute.Figures;
import io.kefuflow.sla.Recompute.Outcome;
import io.kefuflow.sla.RecomputeStore.Key;
import io.kefuflow.sla.RecomputeStore.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repairs clocks after a wrong version of a calendar was published: computed anew from their
 * segments on the right one. Nothing else ever changes a finished result.
 */
@Service
public class Recomputes {

  /** The most clocks on a page. */
  public static final int LARGEST_PAGE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Recomputes.class);
  private static final int BATCH = 500;
  private static final int ATTEMPTS = 3;

  private final RecomputeStore store;
  private final ClockArchive archive;
  private final SlaClocks clocks;
  private final SlaAlarms alarms;
  private final ServiceCalendars calendars;
  private final Timeline timeline;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Recomputes(
      RecomputeStore store,
      ClockArchive archive,
      SlaClocks clocks,
      SlaAlarms alarms,
      ServiceCalendars calendars,
      Timeline timeline,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.archive = archive;
    this.clocks = clocks;
    this.alarms = alarms;
    this.calendars = calendars;
    this.timeline = timeline;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Lists the clocks that count on the wrong version, before and after. Changes none of them.
   *
   * @throws InvalidInputException when there is no such calendar or version
   */
  public Recompute propose(
      String calendarId, int wrongVersion, int rightVersion, boolean includeFinished) {
    if (wrongVersion == rightVersion) {
      throw new InvalidInputException("rightVersion", "正确的版本与错误的版本相同：请填写两个不同的版本");
    }
    ServiceCalendar wrong = version("wrongVersion", calendarId, wrongVersion);
    ServiceCalendar right = version("rightVersion", calendarId, rightVersion);
    Instant now = clock.instant();
    return transaction.execute(
        status -> {
          long id = store.add(calendarId, wrongVersion, rightVersion, includeFinished);
          List<Listed> batch = new ArrayList<>();
          archive.forEachOn(
              calendarId,
              wrongVersion,
              includeFinished,
              entry -> {
                batch.add(listed(entry, wrong, right, now));
                if (batch.size() == BATCH) {
                  store.addItems(id, batch);
                  batch.clear();
                }
              });
          store.addItems(id, batch);
          return get(id);
        });
  }

  private ServiceCalendar version(String field, String calendarId, int version) {
    if (!calendars.exists(calendarId)) {
      throw new InvalidInputException("calendarId", "没有服务日历 " + calendarId + "：请从日历列表中取编号");
    }
    try {
      return calendars.get(calendarId, version);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          field, "服务日历 " + calendarId + " 没有版本 " + version + "：请从版本列表中选择");
    }
  }

  private static Listed listed(
      ClockArchive.Entry entry, ServiceCalendar wrong, ServiceCalendar right, Instant now) {
    SlaClock before = entry.clock();
    return new Listed(
        new Key(before.caseNumber(), before.metric(), before.cycle()),
        before.since(),
        before.stoppedAt(),
        figures(before, entry.segments(), wrong, now),
        figures(before.repair(right, entry.segments(), now), entry.segments(), right, now));
  }

  private static Figures figures(
      SlaClock stands, List<SlaSegment> segments, ServiceCalendar calendar, Instant now) {
    List<SlaSegment> history = new ArrayList<>(segments);
    if (!stands.isStopped()) {
      history.add(stands.segmentUntil(now));
    }
    Duration spent = Replay.of(history, stands.target().within(), calendar).spent();
    Instant breachedAt =
        stands.breachedAt() == null && stands.isDue(now) ? stands.dueAt() : stands.breachedAt();
    return new Figures(stands.dueAt(), spent.toSeconds(), breachedAt);
  }

  /**
   * A repair with its sums.
   *
   * @throws UnknownRecomputeException when there is none with this id
   */
  public Recompute get(long id) {
    return store.find(id).orElseThrow(() -> new UnknownRecomputeException(id));
  }

  /**
   * The clocks of a repair, in the order of case, metric and cycle.
   *
   * @param page from 0
   * @param size 1 to {@value #LARGEST_PAGE}
   */
  public Recompute.Page items(long id, int page, int size) {
    int shown = Math.min(LARGEST_PAGE, Math.max(1, size));
    int wanted = Math.min(Math.max(0, page), Integer.MAX_VALUE / LARGEST_PAGE);
    return new Recompute.Page(store.items(id, wanted * shown, shown), wanted, shown);
  }

  /**
   * Repairs the clocks that are listed, each case in a transaction of its own; timers follow. What
   * two people or a broken-off attempt have done already is not done again.
   *
   * @throws UnknownRecomputeException when there is none with this id
   * @throws RecomputeStateException when it was applied before, or some cases are being worked on
   *     at this moment
   */
  public Recompute apply(long id) {
    Recompute proposal = get(id);
    if (proposal.appliedAt() != null) {
      throw applied(proposal);
    }
    Map<String, List<Key>> byCase =
        store.open(id).stream()
            .collect(
                Collectors.groupingBy(Key::caseNumber, LinkedHashMap::new, Collectors.toList()));
    long left =
        byCase.entrySet().stream()
            .filter(open -> !repaired(proposal, open.getKey(), open.getValue()))
            .count();
    if (left > 0) {
      throw new RecomputeStateException("有 " + left + " 个工单正在被处理，没有重算，其余已完成：请稍后再次确认");
    }
    if (!store.finish(id)) {
      throw applied(get(id));
    }
    return get(id);
  }

  private RecomputeStateException applied(Recompute proposal) {
    return new RecomputeStateException(
        "时限重算 %d 已由 %s 于 %s 应用，没有再次重算：如仍有误，请重新列出"
            .formatted(
                proposal.id(),
                proposal.appliedBy(),
                new ExplainedText(clock.getZone(), clock.instant()).instant(proposal.appliedAt())));
  }

  /** Whether it succeeded; another change of the case may be faster. */
  private boolean repaired(Recompute proposal, String caseNumber, List<Key> keys) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        transaction.executeWithoutResult(status -> repair(proposal, caseNumber, keys));
        return true;
      } catch (ConcurrencyFailureException overtaken) {
        LOG.info("Deadlines of {} changed while being recomputed", caseNumber);
      } catch (RuntimeException e) {
        LOG.error("Deadlines of {} could not be recomputed", caseNumber, e);
        return false;
      }
    }
    return false;
  }

  private void repair(Recompute proposal, String caseNumber, List<Key> keys) {
    ServiceCalendar right = calendars.get(proposal.calendarId(), proposal.rightVersion());
    List<SlaClock> unwatched = new ArrayList<>();
    boolean live = false;
    for (Key key : keys) {
      Listed listed = store.claim(proposal.id(), key).orElse(null);
      if (listed == null) {
        continue;
      }
      Optional<ClockArchive.Entry> found =
          archive
              .lock(key.caseNumber(), key.metric(), key.cycle())
              .filter(entry -> isWrong(entry.clock(), proposal));
      if (found.isEmpty()) {
        store.done(proposal.id(), key, Outcome.SKIPPED, null);
        continue;
      }
      SlaClock before = found.get().clock();
      SlaClock after = before.repair(right, found.get().segments(), clock.instant());
      clocks.save(after);
      Figures done = figures(after, found.get().segments(), right, clock.instant());
      store.done(proposal.id(), key, outcome(listed, before), done);
      note(proposal, after, found.get(), done);
      live |= !after.isStopped();
      if (!before.isWatched() && after.isWatched()) {
        unwatched.add(after);
      }
    }
    if (live) {
      alarms.followClocks(caseNumber);
    }
    unwatched.forEach(rearmed -> alarms.watch(caseNumber, rearmed.metric()));
  }

  private static boolean isWrong(SlaClock found, Recompute proposal) {
    return !found.cancelled()
        && found.target().calendarId().equals(proposal.calendarId())
        && found.calendarVersion() == proposal.wrongVersion();
  }

  private static Outcome outcome(Listed listed, SlaClock found) {
    return found.since().equals(listed.since())
            && Objects.equals(found.stoppedAt(), listed.stoppedAt())
            && Objects.equals(found.dueAt(), listed.before().dueAt())
        ? Outcome.REPAIRED
        : Outcome.CHANGED_SINCE;
  }

  private void note(Recompute proposal, SlaClock after, ClockArchive.Entry entry, Figures done) {
    ServiceCalendar wrong = calendars.get(proposal.calendarId(), proposal.wrongVersion());
    Figures before = figures(entry.clock(), entry.segments(), wrong, clock.instant());
    ExplainedText text = new ExplainedText(clock.getZone(), clock.instant());
    timeline.append(
        new CaseNumber(after.caseNumber()),
        CaseEvent.Kind.DEADLINE,
        "%s时限已重算（编号 %d）：服务日历 %s 由第 %d 版改为第 %d 版"
            .formatted(
                after.metric().label(),
                proposal.id(),
                proposal.calendarId(),
                proposal.wrongVersion(),
                proposal.rightVersion()),
        List.of(
            new Detail("应完成时间", text.orNone(before.dueAt()), text.orNone(done.dueAt())),
            new Detail("已用服务时间", seconds(before), seconds(done)),
            new Detail("超时时刻", text.orNone(before.breachedAt()), text.orNone(done.breachedAt()))));
  }

  private static String seconds(Figures figures) {
    return ExplainedText.duration(Duration.ofSeconds(figures.spentSeconds()));
  }
}
