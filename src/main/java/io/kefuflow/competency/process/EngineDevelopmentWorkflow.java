package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.DEVELOPMENT_NUMBER;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.DEVELOPMENT_REASON;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.KEY;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.POST;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentWorkflow;
import io.kefuflow.engine.SystemCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Developments as the engine runs them. */
@Component
class EngineDevelopmentWorkflow implements DevelopmentWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineDevelopmentWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public DevelopmentNumber begin(String reason, String employee, String post) {
    return systemCalls.call(
        () ->
            new DevelopmentNumber(
                runtime
                    .createProcessInstanceByKey(KEY)
                    .setVariable(DEVELOPMENT_REASON.name(), reason)
                    .setVariable(EMPLOYEE.name(), employee == null ? "" : employee)
                    .setVariable(POST.name(), post)
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(DEVELOPMENT_NUMBER.name(), String.class)));
  }
}
