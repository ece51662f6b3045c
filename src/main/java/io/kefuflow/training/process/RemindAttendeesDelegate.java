package io.kefuflow.training.process;

import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindAttendeesDelegate implements JavaDelegate {

  private final TrainingSessions sessions;

  RemindAttendeesDelegate(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sessions.remind(SessionNumber.parse(execution.getProcessBusinessKey()));
  }
}
