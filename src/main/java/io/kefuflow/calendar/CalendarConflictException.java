package io.kefuflow.calendar;

import io.kefuflow.shared.ConflictException;

/**
 * The calendar cannot be published as it stands: somebody else was faster, or it is built in. The
 * message is Chinese and says what to do.
 */
public class CalendarConflictException extends ConflictException {

  CalendarConflictException(String message) {
    super(message);
  }
}
