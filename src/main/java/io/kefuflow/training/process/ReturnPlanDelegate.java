package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_RETURN_REASON;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReturnPlanDelegate implements JavaDelegate {

  private final TrainingPlans plans;

  ReturnPlanDelegate(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.giveBack(
        new PlanNumber(execution.getProcessBusinessKey()),
        PLAN_RETURN_REASON.findIn(execution).orElse("首场培训已到开始时间，仍未审批：请调整时间后重新提交"));
    PLAN_RETURN_REASON.set(execution, null);
  }
}
