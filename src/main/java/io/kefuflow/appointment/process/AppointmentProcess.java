package io.kefuflow.appointment.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/appointment/appointment.bpmn} and of the forms of its tasks. */
final class AppointmentProcess {

  /** VISIT or FIELD_VISIT. */
  static final ProcessVariable<String> APPOINTMENT_KIND = ProcessVariable.text("appointmentKind");

  /** Whether the customer wants one after all. */
  static final ProcessVariable<Boolean> APPOINTMENT_WANTED =
      ProcessVariable.flag("appointmentWanted");

  /** Date and time with offset, ISO 8601. */
  static final ProcessVariable<String> APPOINTMENT_AT = ProcessVariable.text("appointmentAt");

  static final ProcessVariable<String> APPOINTMENT_PLACE = ProcessVariable.text("appointmentPlace");

  /** User id. */
  static final ProcessVariable<String> APPOINTMENT_HOST = ProcessVariable.text("appointmentHost");

  /** What can be chosen as host: options of the field. */
  static final ProcessVariable<Object> APPOINTMENT_HOSTS =
      new ProcessVariable<>("appointmentHosts", Object.class);

  static final ProcessVariable<String> APPOINTMENT_NOTE = ProcessVariable.text("appointmentNote");

  /** Name of a state of an appointment. */
  static final ProcessVariable<String> APPOINTMENT_OUTCOME =
      ProcessVariable.text("appointmentOutcome");

  static final ProcessVariable<String> APPOINTMENT_REPORT =
      ProcessVariable.text("appointmentReport");

  private AppointmentProcess() {}
}
