package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.NEED_EXPERTISE;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_LAW;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_SERVICE_SKILLS;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_TEAMWORK;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_WISHES;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_CONTENT;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_ORGANISATION;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_REMARK;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_TRAINER;
import static io.kefuflow.training.process.TrainingSessionProcess.EVALUATION_USEFULNESS;

import io.kefuflow.engine.history.PrivateVariables;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What participants say they need and think of a session; only plan and session keep it. */
@Component
class AnsweredVariables implements PrivateVariables {

  @Override
  public Set<String> names() {
    return Stream.of(
            NEED_EXPERTISE,
            NEED_SERVICE_SKILLS,
            NEED_TEAMWORK,
            NEED_LAW,
            NEED_WISHES,
            EVALUATION_CONTENT,
            EVALUATION_TRAINER,
            EVALUATION_USEFULNESS,
            EVALUATION_ORGANISATION,
            EVALUATION_REMARK)
        .map(ProcessVariable::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
