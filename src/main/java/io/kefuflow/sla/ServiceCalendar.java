package io.kefuflow.sla;

import java.time.Duration;
import java.time.Instant;

/** When service time passes. Clocks name the calendar and the version that they were promised. */
public interface ServiceCalendar {

  /** Id that the decision table {@code sla-targets} names. */
  String id();

  int version();

  /** The instant at which {@code duration} of service time has passed since {@code start}. */
  Instant add(Instant start, Duration duration);

  /** The service time between two instants; never negative. */
  Duration elapsed(Instant from, Instant to);
}
