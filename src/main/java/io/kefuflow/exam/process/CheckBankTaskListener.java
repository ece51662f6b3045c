package io.kefuflow.exam.process;

import io.kefuflow.exam.Exams;
import io.kefuflow.exam.TooFewQuestionsException;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the trainer's task until the bank has enough questions. */
@Component
class CheckBankTaskListener implements TaskListener {

  private final Exams exams;

  CheckBankTaskListener(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void notify(DelegateTask task) {
    try {
      exams.checkBank(task.getExecution().getProcessBusinessKey());
    } catch (TooFewQuestionsException e) {
      throw new InvalidInputException("questions", e.getMessage());
    }
  }
}
