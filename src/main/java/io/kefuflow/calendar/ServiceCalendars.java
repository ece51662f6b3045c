package io.kefuflow.calendar;

import java.time.Instant;

/** The calendars that clocks can run on. */
public interface ServiceCalendars {

  /**
   * A version of a calendar.
   *
   * @throws IllegalArgumentException when there is none with this id and version
   */
  ServiceCalendar get(String id, int version);

  /**
   * The version that is in force at an instant: the latest whose valid-from is not after it.
   *
   * @throws IllegalArgumentException when there is no calendar with this id
   */
  ServiceCalendar inForce(String id, Instant at);

  /** Whether there is a calendar with this id. */
  boolean exists(String id);
}
