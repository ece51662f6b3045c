package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingSessionProcess.CANCELLATION_REASON;
import static io.kefuflow.training.process.TrainingSessionProcess.NEW_ENDS_AT;
import static io.kefuflow.training.process.TrainingSessionProcess.NEW_PLACE;
import static io.kefuflow.training.process.TrainingSessionProcess.NEW_STARTS_AT;
import static io.kefuflow.training.process.TrainingSessionProcess.NEW_TRAINER;
import static io.kefuflow.training.process.TrainingSessionProcess.PRESENT_PARTICIPANTS;
import static io.kefuflow.training.process.TrainingSessionProcess.SESSION_ACTION;

import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Does with the session what its trainer chose. */
@Component
class LeadSessionTaskListener implements TaskListener {

  private final TrainingSessions sessions;

  LeadSessionTaskListener(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void notify(DelegateTask task) {
    SessionNumber number = SessionNumber.parse(task.getExecution().getProcessBusinessKey());
    switch (SESSION_ACTION.from(task)) {
      case "HELD" -> sessions.hold(number, Fields.choices(task, PRESENT_PARTICIPANTS));
      case "POSTPONE" ->
          sessions.postpone(
              number,
              Fields.instant(task, NEW_STARTS_AT),
              Fields.instant(task, NEW_ENDS_AT),
              NEW_PLACE.findIn(task).orElse(null));
      case "REPLACE" -> sessions.replaceTrainer(number, NEW_TRAINER.findIn(task).orElse(null));
      default -> sessions.cancel(number, CANCELLATION_REASON.findIn(task).orElse(null));
    }
  }
}
