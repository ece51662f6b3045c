package io.kefuflow.appointment.process;

import io.kefuflow.appointment.Appointment.State;
import io.kefuflow.appointment.Appointments;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes what became of the appointment; one that is cut off with its case was cancelled. */
@Component
class EndAppointmentExecutionListener implements ExecutionListener {

  private final Appointments appointments;

  EndAppointmentExecutionListener(Appointments appointments) {
    this.appointments = appointments;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var planned = appointments.planned(new CaseNumber(execution.getProcessBusinessKey()));
    if (execution.isCanceled()) {
      appointments.end(planned, State.CANCELLED, null);
    } else {
      appointments.end(
          planned,
          State.valueOf(AppointmentProcess.APPOINTMENT_OUTCOME.from(execution)),
          AppointmentProcess.APPOINTMENT_REPORT.findIn(execution).orElse(null));
    }
  }
}
