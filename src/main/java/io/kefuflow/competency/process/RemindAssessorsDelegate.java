package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Developments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindAssessorsDelegate implements JavaDelegate {

  private final Developments developments;

  RemindAssessorsDelegate(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    developments.remindAssessors(numberOf(execution));
  }
}
