package io.kefuflow.training.process;

import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskForAttendanceDelegate implements JavaDelegate {

  private final TrainingSessions sessions;

  AskForAttendanceDelegate(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sessions.askForAttendance(SessionNumber.parse(execution.getProcessBusinessKey()));
  }
}
