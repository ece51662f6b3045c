package io.kefuflow.sla;

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
    return current(id);
  }

  @Override
  public ServiceCalendar current(String id) {
    if (!AlwaysOpenCalendar.ID.equals(id)) {
      throw new IllegalArgumentException("No service calendar " + id);
    }
    return ALWAYS_OPEN;
  }
}
