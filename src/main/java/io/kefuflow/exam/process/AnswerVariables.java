package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.COACHING_NOTE;
import static io.kefuflow.exam.process.ExamProcess.MULTIPLE_ANSWERS;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_REMARKS;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_SCORE;
import static io.kefuflow.exam.process.ExamProcess.SINGLE_ANSWERS;

import io.kefuflow.engine.history.PrivateVariables;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody answered in an exam and how they were judged; only the exam keeps it. */
@Component
class AnswerVariables implements PrivateVariables {

  @Override
  public Set<String> names() {
    return Stream.of(
            SINGLE_ANSWERS,
            MULTIPLE_ANSWERS,
            List.of(ROLE_PLAY_SCORE, ROLE_PLAY_REMARKS, COACHING_NOTE))
        .flatMap(List::stream)
        .map(ProcessVariable::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
