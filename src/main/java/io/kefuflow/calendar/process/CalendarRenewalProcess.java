package io.kefuflow.calendar.process;

import io.kefuflow.shared.process.ProcessVariable;

/** The words that the model calendar-renewal.bpmn and the code share. */
final class CalendarRenewalProcess {

  static final String KEY = "calendar-renewal";

  static final String USER_TASK_IMPORT_HOLIDAYS = "userTask_importHolidays";

  /** The year whose holidays are asked for; stays when the task is done after New Year. */
  static final ProcessVariable<Integer> CALENDAR_YEAR = ProcessVariable.count("calendarYear");

  /** Names of the calendars without holidays of that year, for people. */
  static final ProcessVariable<String> MISSING_CALENDARS = ProcessVariable.text("missingCalendars");

  /** Whether there are any. */
  static final ProcessVariable<Boolean> HOLIDAYS_MISSING = ProcessVariable.flag("holidaysMissing");

  /** Whether somebody has been asked already. */
  static final ProcessVariable<Boolean> RENEWAL_IN_HAND = ProcessVariable.flag("renewalInHand");

  static final ProcessVariable<String> RENEWAL_NOTE = ProcessVariable.text("renewalNote");

  private CalendarRenewalProcess() {}
}
