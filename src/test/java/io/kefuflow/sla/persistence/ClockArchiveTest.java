package io.kefuflow.sla.persistence;

import static io.kefuflow.sla.SlaFixture.NINE;
import static io.kefuflow.sla.SlaFixture.hour;
import static io.kefuflow.sla.SlaFixture.ladder;
import static io.kefuflow.sla.SlaFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.sla.ClockArchive;
import io.kefuflow.sla.ClockArchive.Entry;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaClocks;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** More clocks than are in memory at a time are read one by one, each once. */
@ApplicationTest
@Transactional
class ClockArchiveTest {

  private static final ServiceCalendar CALENDAR = new AlwaysOpenCalendar();
  private static final int CASES = 401;

  @Autowired Cases cases;
  @Autowired SlaClocks clocks;
  @Autowired ClockArchive archive;

  /** Of this test only. */
  private final String calendarId = "archive-" + UUID.randomUUID();

  @Test
  void everyClockIsReadOnce() {
    for (int i = 0; i < CASES; i++) {
      String number = openCase();
      // several stop at the same instant, as those of an import do
      stopped(number, Metric.FIRST_RESPONSE, hour(1));
      stopped(number, Metric.RESOLUTION, hour(2 + i % 3));
      stopped(number, Metric.UNDERSTANDING, hour(200));
    }
    String live = openCase();
    clocks.save(clock(live, Metric.RESOLUTION));
    clocks.save(clock(live, Metric.FIRST_RESPONSE).cancel(CALENDAR, hour(1)));

    assertThat(stopped(NINE, hour(200)))
        .hasSize(2 * CASES)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((one, other) -> one.stoppedAt().compareTo(other.stoppedAt()));
    assertThat(stopped(hour(2), hour(4))).hasSize(CASES - CASES / 3);
    assertThat(on(calendarId, true)).hasSize(3 * CASES + 1).doesNotHaveDuplicates();
    assertThat(on(calendarId, false)).extracting(SlaClock::caseNumber).containsExactly(live);
    assertThat(on("no-such", true)).isEmpty();
  }

  private List<SlaClock> stopped(Instant from, Instant to) {
    List<SlaClock> read = new ArrayList<>();
    archive.forEachStopped(from, to, entry -> collect(entry, read));
    return read.stream().filter(clock -> clock.target().calendarId().equals(calendarId)).toList();
  }

  private List<SlaClock> on(String calendar, boolean stoppedAsWell) {
    List<SlaClock> read = new ArrayList<>();
    archive.forEachOn(calendar, CALENDAR.version(), stoppedAsWell, entry -> collect(entry, read));
    return read;
  }

  private void collect(Entry entry, List<SlaClock> read) {
    if (entry.clock().isStopped() && entry.clock().target().calendarId().equals(calendarId)) {
      assertThat(entry.segments())
          .singleElement()
          .satisfies(
              segment -> {
                assertThat(segment.metric()).isEqualTo(entry.clock().metric());
                assertThat(segment.to()).isEqualTo(entry.clock().stoppedAt());
              });
    }
    read.add(entry.clock());
  }

  private void stopped(String number, Metric metric, Instant at) {
    SlaClock running = clock(number, metric);
    clocks.save(running.stop(CALENDAR, at));
    clocks.addSegment(running.segmentUntil(at));
  }

  private SlaClock clock(String number, Metric metric) {
    SlaTarget promised = target(metric, Duration.ofHours(24), calendarId, ladder());
    return SlaClock.start(number, 1, new Promise("archive", null, null), promised, CALENDAR, NINE);
  }

  private String openCase() {
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                CaseStatus.OPEN,
                null,
                "NETWORK",
                Channel.PHONE,
                "断线",
                null,
                NINE,
                null,
                null,
                null))
        .number()
        .value();
  }
}
