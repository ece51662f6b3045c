package io.kefuflow.appointment;

import io.kefuflow.casework.CaseNumber;
import java.util.List;

/** Where appointments are kept. */
public interface AppointmentStore {

  /** Keeps a new one with the present time and actor. */
  Appointment add(Appointment appointment);

  /**
   * Ends one.
   *
   * @param report what happened, null when nothing is to be said
   */
  void end(long id, Appointment.State state, String report);

  /** Those of a case, oldest first. */
  List<Appointment> of(CaseNumber caseNumber);
}
