package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers "why this deadline?" for a case. */
@Service
@Transactional(readOnly = true)
public class DeadlineExplanations {

  private final Cases cases;
  private final ClockArchive archive;
  private final ServiceCalendars calendars;
  private final Clock clock;

  DeadlineExplanations(Cases cases, ClockArchive archive, ServiceCalendars calendars, Clock clock) {
    this.cases = cases;
    this.archive = archive;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * Explains the clocks of a case, earlier cycles included, in the order in which they started.
   *
   * @throws io.kefuflow.casework.UnknownCaseException when there is no such case
   */
  public List<DeadlineExplanation> of(CaseNumber number) {
    cases.get(number);
    List<ClockArchive.Entry> entries = archive.ofCase(number.value());
    Map<Metric, Integer> latest = new HashMap<>();
    entries.forEach(
        entry -> latest.merge(entry.clock().metric(), entry.clock().cycle(), Math::max));
    return entries.stream()
        .map(
            entry -> {
              SlaClock explained = entry.clock();
              return DeadlineExplanation.of(
                  entry,
                  latest.get(explained.metric()) == explained.cycle(),
                  calendars.get(explained.target().calendarId(), explained.calendarVersion()),
                  clock.getZone(),
                  clock.instant());
            })
        .toList();
  }
}
