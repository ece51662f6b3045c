package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_OUTCOME;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ClosePlanDelegate implements JavaDelegate {

  private final TrainingPlans plans;

  ClosePlanDelegate(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PLAN_OUTCOME.set(
        execution, plans.close(new PlanNumber(execution.getProcessBusinessKey())).name());
  }
}
