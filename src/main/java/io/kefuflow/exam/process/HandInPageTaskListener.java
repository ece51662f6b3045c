package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.MULTIPLE_ANSWERS;
import static io.kefuflow.exam.process.ExamProcess.SINGLE_ANSWERS;

import io.kefuflow.exam.Exams;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.ShownQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Takes the answers to a page in the transaction in which it is handed in. */
@Component
class HandInPageTaskListener implements TaskListener {

  private final Exams exams;

  HandInPageTaskListener(Exams exams) {
    this.exams = exams;
  }

  @Override
  public void notify(DelegateTask task) {
    String number = task.getExecution().getProcessBusinessKey();
    List<Set<String>> answers = new ArrayList<>();
    for (ShownQuestion question : exams.page(number)) {
      answers.add(answer(task, question.kind(), answers.size()));
    }
    exams.answer(number, answers);
  }

  private static Set<String> answer(DelegateTask task, QuestionKind kind, int slot) {
    if (kind == QuestionKind.MULTIPLE) {
      return MULTIPLE_ANSWERS
          .get(slot)
          .findIn(task)
          .map(
              keys ->
                  ((SpinJsonNode) keys)
                      .elements().stream()
                          .map(SpinJsonNode::stringValue)
                          .collect(Collectors.toSet()))
          .orElse(Set.of());
    }
    return SINGLE_ANSWERS.get(slot).findIn(task).map(Set::of).orElse(Set.of());
  }
}
