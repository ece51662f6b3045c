package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindParticipantDelegate implements JavaDelegate {

  private final TrainingPlans plans;

  RemindParticipantDelegate(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.remind(new PlanNumber(execution.getProcessBusinessKey()), EMPLOYEE.from(execution));
  }
}
