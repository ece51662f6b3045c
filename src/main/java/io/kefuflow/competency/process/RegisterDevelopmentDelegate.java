package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.DEVELOPMENT_NUMBER;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.DEVELOPMENT_REASON;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.POST;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.Developments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Whom it is about is known only when it was begun by our own code; the model asks for it. */
@Component
class RegisterDevelopmentDelegate implements JavaDelegate {

  private final Developments developments;

  RegisterDevelopmentDelegate(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    DevelopmentNumber number =
        developments.register(DEVELOPMENT_REASON.findIn(execution).orElse(null)).number();
    execution.setProcessBusinessKey(number.value());
    DEVELOPMENT_NUMBER.set(execution, number.value());
    EMPLOYEE.set(execution, EMPLOYEE.findIn(execution).orElse(null));
    POST.set(execution, POST.findIn(execution).orElse(null));
  }
}
