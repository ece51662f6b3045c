package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendars;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How much time is left for each of many cases, read at once. */
@Service
public class Countdowns {

  private final SlaClocks clocks;
  private final ServiceCalendars calendars;
  private final Clock clock;

  Countdowns(SlaClocks clocks, ServiceCalendars calendars, Clock clock) {
    this.clocks = clocks;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** By case number; cases without an unfinished clock are left out. */
  public Map<String, Countdown> of(Collection<String> caseNumbers) {
    Instant now = clock.instant();
    return clocks.unfinished(caseNumbers).stream()
        .collect(
            Collectors.toMap(
                SlaClock::caseNumber, one -> one, BinaryOperator.minBy(Countdown.URGENCY)))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> countdown(entry.getValue(), now)));
  }

  private Countdown countdown(SlaClock running, Instant now) {
    return Countdown.of(
        running,
        calendars.get(running.target().calendarId(), running.calendarVersion()),
        clock.getZone(),
        now);
  }
}
