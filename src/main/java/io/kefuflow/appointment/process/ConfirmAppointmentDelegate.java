package io.kefuflow.appointment.process;

import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_AT;
import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_HOST;
import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_KIND;
import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_NOTE;
import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_PLACE;

import io.kefuflow.appointment.Appointment;
import io.kefuflow.appointment.Appointment.Kind;
import io.kefuflow.appointment.Appointment.State;
import io.kefuflow.appointment.Appointments;
import io.kefuflow.casework.CaseNumber;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ConfirmAppointmentDelegate implements JavaDelegate {

  private final Appointments appointments;

  ConfirmAppointmentDelegate(Appointments appointments) {
    this.appointments = appointments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    appointments.arrange(
        new Appointment(
            null,
            new CaseNumber(execution.getProcessBusinessKey()),
            Kind.valueOf(APPOINTMENT_KIND.from(execution)),
            OffsetDateTime.parse(APPOINTMENT_AT.from(execution)).toInstant(),
            APPOINTMENT_PLACE.from(execution),
            APPOINTMENT_HOST.from(execution),
            APPOINTMENT_NOTE.findIn(execution).orElse(null),
            State.PLANNED));
  }
}
