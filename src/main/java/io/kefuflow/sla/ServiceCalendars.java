package io.kefuflow.sla;

/** The calendars that clocks can run on. */
public interface ServiceCalendars {

  /**
   * A version of a calendar.
   *
   * @throws IllegalArgumentException when there is none with this id and version
   */
  ServiceCalendar get(String id, int version);

  /**
   * The version that is in force.
   *
   * @throws IllegalArgumentException when there is no calendar with this id
   */
  ServiceCalendar current(String id);
}
