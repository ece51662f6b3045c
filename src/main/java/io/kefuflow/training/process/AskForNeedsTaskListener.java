package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Tells a participant of the questionnaire. */
@Component
class AskForNeedsTaskListener implements TaskListener {

  private final TrainingPlans plans;

  AskForNeedsTaskListener(TrainingPlans plans) {
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    plans.ask(new PlanNumber(task.getExecution().getProcessBusinessKey()), EMPLOYEE.from(task));
  }
}
