package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_CONTENT;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_ORGANISATION;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_REMARK;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_TRAINER;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_USEFULNESS;

import io.kefuflow.shared.process.ProcessVariable;
import io.kefuflow.training.Evaluation;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Keeps what a participant says of the session. */
@Component
class EvaluateSessionTaskListener implements TaskListener {

  private final TrainingSessions sessions;

  EvaluateSessionTaskListener(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void notify(DelegateTask task) {
    sessions.evaluate(
        SessionNumber.parse(task.getExecution().getProcessBusinessKey()),
        EMPLOYEE.from(task),
        new Evaluation(
            score(task, EVALUATION_CONTENT),
            score(task, EVALUATION_TRAINER),
            score(task, EVALUATION_USEFULNESS),
            score(task, EVALUATION_ORGANISATION),
            EVALUATION_REMARK.findIn(task).orElse(null)));
  }

  private static int score(VariableScope scope, ProcessVariable<Number> field) {
    return field.findIn(scope).map(Number::intValue).orElse(0);
  }
}
