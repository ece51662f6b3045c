package io.kefuflow.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

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
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Instant add(Instant start, Duration duration) {
    return start.plus(duration);
  }

  @Override
  public Duration elapsed(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  @Override
  public boolean isOpen(Instant at) {
    return true;
  }

  @Override
  public Instant nextOpen(Instant at) {
    return at;
  }
}
