package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MANAGER_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.PLAN_DECISION;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Developments;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The manager says why, whatever the decision: the employee has objected or said nothing. */
@Component
class DecidePlanTaskListener implements TaskListener {

  private final Developments developments;

  DecidePlanTaskListener(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void notify(DelegateTask task) {
    if (PLAN_DECISION.findIn(task).isEmpty()) {
      throw new InvalidInputException(PLAN_DECISION.name(), "决定不能为空：请选择");
    }
    developments.decide(numberOf(task), MANAGER_NOTE.findIn(task).orElse(null));
  }
}
