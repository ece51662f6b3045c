package io.kefuflow.exam.process;

import io.kefuflow.exam.Exams;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The time for the answers runs from here. */
@Component
class BeginExamTaskListener implements TaskListener {

  private final Exams exams;

  BeginExamTaskListener(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void notify(DelegateTask task) {
    exams.begin(task.getExecution().getProcessBusinessKey());
  }
}
