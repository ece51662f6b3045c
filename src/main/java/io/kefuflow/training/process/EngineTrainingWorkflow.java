package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.KEY;
import static io.kefuflow.training.process.TrainingPlanProcess.PLANNER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_FROM;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_GOALS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_NUMBER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_ORIGIN;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TITLE;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TO;
import static io.kefuflow.training.process.TrainingPlanProcess.PROPOSED_PARTICIPANTS;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.TrainingWorkflow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Training plans as the engine runs them. */
@Component
class EngineTrainingWorkflow implements TrainingWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineTrainingWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public PlanNumber begin(PlanProposal proposal) {
    return systemCalls.call(
        () ->
            new PlanNumber(
                runtime
                    .createProcessInstanceByKey(KEY)
                    .setVariable(PLAN_TITLE.name(), proposal.title())
                    .setVariable(PLAN_GOALS.name(), proposal.goals())
                    .setVariable(PLAN_FROM.name(), proposal.from().toString())
                    .setVariable(PLAN_TO.name(), proposal.to().toString())
                    .setVariable(PLANNER.name(), proposal.proposedBy())
                    .setVariable(PLAN_ORIGIN.name(), proposal.origin())
                    .setVariable(
                        PROPOSED_PARTICIPANTS.name(), String.join(",", proposal.employees()))
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(PLAN_NUMBER.name(), String.class)));
  }
}
