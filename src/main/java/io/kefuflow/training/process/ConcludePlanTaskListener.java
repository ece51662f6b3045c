package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_ADJUSTMENTS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_CONCLUSION;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what the planner sums up. */
@Component
class ConcludePlanTaskListener implements TaskListener {

  private final TrainingPlans plans;

  ConcludePlanTaskListener(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    plans.conclude(
        new PlanNumber(task.getExecution().getProcessBusinessKey()),
        PLAN_CONCLUSION.findIn(task).orElse(null),
        PLAN_ADJUSTMENTS.findIn(task).orElse(null));
  }
}
