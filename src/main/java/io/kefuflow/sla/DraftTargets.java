package io.kefuflow.sla;

import io.kefuflow.calendar.ServiceCalendars;

/** Reads tables of promises that are not deployed, only tried out. */
public interface DraftTargets {

  /**
   * What a draft of the decision table {@code sla-targets} promises, with the ladders that are in
   * force.
   *
   * @param calendars that the draft may name
   * @throws InvalidDraftException with every mistake in it
   */
  SlaTargets read(byte[] dmn, ServiceCalendars calendars);
}
