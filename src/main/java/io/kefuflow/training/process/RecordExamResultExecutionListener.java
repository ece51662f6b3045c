package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.training.process.TrainingSessionProcess.EXAM_RESULT;

import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what came of a participant's assessment with the session. */
@Component
class RecordExamResultExecutionListener implements ExecutionListener {

  private final TrainingSessions sessions;

  RecordExamResultExecutionListener(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    EXAM_RESULT
        .findIn(execution)
        .ifPresent(
            result ->
                sessions.examined(
                    SessionNumber.parse(execution.getProcessBusinessKey()),
                    EMPLOYEE.from(execution),
                    result));
  }
}
