package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_EXPERTISE;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_LAW;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_SERVICE_SKILLS;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_TEAMWORK;
import static io.kefuflow.training.process.TrainingPlanProcess.NEED_WISHES;

import io.kefuflow.course.ContentArea;
import io.kefuflow.shared.process.ProcessVariable;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what a participant needs. */
@Component
class StateNeedsTaskListener implements TaskListener {

  private static final Map<ContentArea, ProcessVariable<Number>> FIELDS =
      Map.of(
          ContentArea.EXPERTISE, NEED_EXPERTISE,
          ContentArea.SERVICE_SKILLS, NEED_SERVICE_SKILLS,
          ContentArea.TEAMWORK, NEED_TEAMWORK,
          ContentArea.LAW, NEED_LAW);

  private final TrainingPlans plans;

  StateNeedsTaskListener(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    Map<ContentArea, Integer> levels = new EnumMap<>(ContentArea.class);
    FIELDS.forEach(
        (area, field) -> field.findIn(task).ifPresent(level -> levels.put(area, level.intValue())));
    plans.answer(
        new PlanNumber(task.getExecution().getProcessBusinessKey()),
        new NeedAnswer(EMPLOYEE.from(task), levels, NEED_WISHES.findIn(task).orElse(null), null));
  }
}
