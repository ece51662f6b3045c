package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.POST;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.competency.Developments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenDevelopmentDelegate implements JavaDelegate {

  private final Developments developments;

  OpenDevelopmentDelegate(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    developments.open(
        numberOf(execution),
        EMPLOYEE.findIn(execution).orElse(null),
        POST.findIn(execution).orElse(null));
  }
}
