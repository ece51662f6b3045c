package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.calendar.ServiceCalendars;
import java.time.Instant;

/** The calendars as they would be if a draft had always stood in the place of one of them. */
record CalendarsWithDraft(ServiceCalendars published, ServiceCalendar draft)
    implements ServiceCalendars {

  @Override
  public ServiceCalendar get(String id, int version) {
    return isDraft(id) ? draft : published.get(id, version);
  }

  @Override
  public ServiceCalendar inForce(String id, Instant at) {
    return isDraft(id) ? draft : published.inForce(id, at);
  }

  @Override
  public boolean exists(String id) {
    return isDraft(id) || published.exists(id);
  }

  private boolean isDraft(String id) {
    return draft.id().equals(id);
  }
}
