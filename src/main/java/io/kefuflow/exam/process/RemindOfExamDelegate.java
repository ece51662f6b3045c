package io.kefuflow.exam.process;

import io.kefuflow.exam.Exams;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindOfExamDelegate implements JavaDelegate {

  private final Exams exams;

  RemindOfExamDelegate(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void execute(DelegateExecution execution) {
    exams.remind(execution.getProcessBusinessKey());
  }
}
