package io.kefuflow.exam.process;

import io.kefuflow.exam.Exams;
import io.kefuflow.exam.TooFewQuestionsException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenExamDelegate implements JavaDelegate {

  private final Exams exams;

  OpenExamDelegate(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    try {
      exams.checkBank(number);
    } catch (TooFewQuestionsException e) {
      throw new BpmnError(ExamProcess.TOO_FEW_QUESTIONS, e.getMessage(), e);
    }
    exams.open(number);
  }
}
