package io.kefuflow.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When service time passes. Immutable: an edit makes a new version, and whoever counts on a
 * calendar keeps the id and the version it began with.
 */
public interface ServiceCalendar {

  /** Id that the decision table {@code sla-targets} names. */
  String id();

  int version();

  /** The zone that opening hours and days are read in. */
  ZoneId zone();

  /**
   * The earliest instant at which {@code duration} of service time has passed since {@code start};
   * the start itself when the duration is zero.
   */
  Instant add(Instant start, Duration duration);

  /** The service time between two instants; zero when {@code to} is not after {@code from}. */
  Duration elapsed(Instant from, Instant to);

  /** Whether service time passes at the instant. Opening hours are half-open: [open, close). */
  boolean isOpen(Instant at);

  /** The instant itself while open, else the next opening. */
  Instant nextOpen(Instant at);
}
