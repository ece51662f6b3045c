package io.kefuflow.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps the versions of the calendars that people publish. */
public interface CalendarStore {

  /** The latest version of each calendar, by id. */
  List<CalendarVersion> latest();

  /** All versions of a calendar, newest first; empty when there is no such calendar. */
  List<CalendarVersion> versions(String id);

  Optional<CalendarVersion> find(String id, int version);

  /** The latest version that is valid at the instant, else the first; empty for an unknown id. */
  OptionalInt inForce(String id, Instant at);

  /**
   * Adds a version. Outside a transaction, since a taken number is found out by trying.
   *
   * @return false when there already is a version with this number; nothing is changed then
   */
  boolean add(CalendarVersion version);
}
