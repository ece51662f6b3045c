package io.kefuflow.appointment.process;

import io.kefuflow.appointment.Appointments;
import io.kefuflow.casework.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindAppointmentDelegate implements JavaDelegate {

  private final Appointments appointments;

  RemindAppointmentDelegate(Appointments appointments) {
    this.appointments = appointments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var number = new CaseNumber(execution.getProcessBusinessKey());
    appointments.remind(appointments.planned(number));
  }
}
