package io.kefuflow.sla;

import java.time.Duration;
import java.time.Instant;

/** Around the clock, every day (F9): service time is wall-clock time. */
public final class AlwaysOpenCalendar implements ServiceCalendar {

  public static final String ID = "always-open";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Instant add(Instant start, Duration duration) {
    return start.plus(duration);
  }

  @Override
  public Duration elapsed(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
