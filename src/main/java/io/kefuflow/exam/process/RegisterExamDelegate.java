package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.EXAM_ASSESSMENT;
import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.shared.process.TrainingVariables.SESSION_NUMBER;
import static io.kefuflow.shared.process.TrainingVariables.TRAINER;

import io.kefuflow.exam.Exam;
import io.kefuflow.exam.Exams;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterExamDelegate implements JavaDelegate {

  private final Exams exams;

  RegisterExamDelegate(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Exam exam =
        exams.register(
            EMPLOYEE.from(execution),
            COURSE_CODE.from(execution),
            SESSION_NUMBER.findIn(execution).orElse(null),
            TRAINER.findIn(execution).orElse(null));
    execution.setProcessBusinessKey(exam.number());
    EXAM_ASSESSMENT.set(execution, exam.assessment().name());
  }
}
