package io.kefuflow.calendar;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** The calendars that come with the application: around the clock. */
@Component
class FixedCalendars implements ServiceCalendars {

  private static final ServiceCalendar ALWAYS_OPEN = new AlwaysOpenCalendar();

  @Override
  public ServiceCalendar get(String id, int version) {
    if (version != ALWAYS_OPEN.version()) {
      throw new IllegalArgumentException("No version " + version + " of service calendar " + id);
    }
    return inForce(id, Instant.EPOCH);
  }

  @Override
  public ServiceCalendar inForce(String id, Instant at) {
    if (!exists(id)) {
      throw new IllegalArgumentException("No service calendar " + id);
    }
    return ALWAYS_OPEN;
  }

  @Override
  public boolean exists(String id) {
    return AlwaysOpenCalendar.ID.equals(id);
  }
}
