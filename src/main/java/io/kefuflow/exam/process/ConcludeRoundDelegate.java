package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.EXAM_NEXT;
import static io.kefuflow.exam.process.ExamProcess.EXAM_OUTCOME;

import io.kefuflow.exam.Exams;
import io.kefuflow.exam.NextStep;
import io.kefuflow.exam.RoundOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ConcludeRoundDelegate implements JavaDelegate {

  private final Exams exams;

  ConcludeRoundDelegate(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    RoundOutcome outcome = exams.conclude(number);
    EXAM_OUTCOME.set(execution, outcome.name());
    EXAM_NEXT.set(execution, exams.get(number).nextStep().map(NextStep::name).orElse(null));
  }
}
