package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.ANSWERS_DUE_AT;
import static io.kefuflow.training.process.TrainingPlanProcess.AREAS_TO_ASK;
import static io.kefuflow.training.process.TrainingPlanProcess.PARTICIPANTS;

import io.kefuflow.course.ContentArea;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps who takes part and what they are asked, and begins the survey. */
@Component
class ChooseParticipantsTaskListener implements TaskListener {

  private final TrainingPlans plans;

  ChooseParticipantsTaskListener(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    PlanNumber number = new PlanNumber(task.getExecution().getProcessBusinessKey());
    Set<ContentArea> areas =
        Fields.choices(task, AREAS_TO_ASK).stream()
            .map(ContentArea::valueOf)
            .collect(Collectors.toSet());
    plans.choose(
        number, Fields.choices(task, PARTICIPANTS), areas, Fields.instant(task, ANSWERS_DUE_AT));
    plans.survey(number);
  }
}
