package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.PLAN_NUMBER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLANNER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_FROM;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_GOALS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_ORIGIN;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TITLE;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TO;
import static io.kefuflow.training.process.TrainingPlanProcess.PROPOSED_PARTICIPANTS;

import io.kefuflow.shared.Actor;
import io.kefuflow.shared.process.ProcessVariable;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.TrainingPlans;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

@Component
class RegisterPlanDelegate implements JavaDelegate {

  private final TrainingPlans plans;
  private final Actor actor;

  RegisterPlanDelegate(TrainingPlans plans, Actor actor) {
    this.plans = plans;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String planner = PLANNER.findIn(execution).orElseGet(actor::id);
    PlanNumber number =
        plans.register(
            new PlanProposal(
                PLAN_TITLE.findIn(execution).orElse(null),
                PLAN_GOALS.findIn(execution).orElse(null),
                day(execution, PLAN_FROM),
                day(execution, PLAN_TO),
                proposed(execution),
                planner,
                PLAN_ORIGIN.findIn(execution).orElse(null)));
    execution.setProcessBusinessKey(number.value());
    PLAN_NUMBER.set(execution, number.value());
    PLANNER.set(execution, planner);
  }

  private static LocalDate day(VariableScope scope, ProcessVariable<String> field) {
    return field.findIn(scope).map(LocalDate::parse).orElse(null);
  }

  private static List<String> proposed(VariableScope scope) {
    return PROPOSED_PARTICIPANTS
        .findIn(scope)
        .map(users -> Arrays.stream(users.split(",")).filter(user -> !user.isBlank()).toList())
        .orElse(List.of());
  }
}
