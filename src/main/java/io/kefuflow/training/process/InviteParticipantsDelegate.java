package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.shared.process.TrainingVariables.SESSION_NUMBER;
import static io.kefuflow.shared.process.TrainingVariables.TRAINER;

import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class InviteParticipantsDelegate implements JavaDelegate {

  private final TrainingSessions sessions;

  InviteParticipantsDelegate(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SessionNumber number = SessionNumber.parse(SESSION_NUMBER.from(execution));
    execution.setProcessBusinessKey(number.value());
    TRAINER.set(execution, sessions.host(number));
    COURSE_CODE.set(execution, sessions.get(number).course());
    sessions.invite(number);
  }
}
