package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a history of segments comes to under a target and a calendar, which need not be those that
 * were in force: the arithmetic of re-targeting, repair and what-if.
 *
 * @param spent service time in all stretches in which the clock ran
 * @param usedUpAt the instant at which the target was used up, null when it was not
 */
public record Replay(Duration spent, Instant usedUpAt) {

  /** Replays segments, which follow each other in time. */
  public static Replay of(List<SlaSegment> segments, Duration within, ServiceCalendar calendar) {
    Duration spent = Duration.ZERO;
    Instant usedUpAt = null;
    for (SlaSegment segment : segments) {
      if (segment.kind() != SlaSegment.Kind.RUN) {
        continue;
      }
      Duration left = within.minus(spent);
      Duration elapsed = calendar.elapsed(segment.from(), segment.to());
      if (usedUpAt == null && elapsed.compareTo(left) >= 0) {
        usedUpAt = calendar.add(segment.from(), left);
      }
      spent = spent.plus(elapsed);
    }
    return new Replay(spent, usedUpAt);
  }
}
