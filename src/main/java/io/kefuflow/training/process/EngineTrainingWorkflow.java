package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE_LEFT;
import static io.kefuflow.shared.process.TrainingVariables.PERSONAL_PROCESSES;
import static io.kefuflow.shared.process.TrainingVariables.PLAN_NUMBER;
import static io.kefuflow.training.process.TrainingPlanProcess.KEY;
import static io.kefuflow.training.process.TrainingPlanProcess.PLANNER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_FROM;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_GOALS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_ORIGIN;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TITLE;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_TO;
import static io.kefuflow.training.process.TrainingPlanProcess.PROPOSED_PARTICIPANTS;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.TrainingWorkflow;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Training plans as the engine runs them. */
@Component
class EngineTrainingWorkflow implements TrainingWorkflow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final SystemCalls systemCalls;

  EngineTrainingWorkflow(
      @Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.tasks = tasks;
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

  @Override
  public void left(String employee) {
    systemCalls.run(
        () -> {
          runtime
              .createMessageCorrelation(EMPLOYEE_LEFT)
              .processInstanceVariableEquals(EMPLOYEE.name(), employee)
              .correlateAll();
          // a questionnaire is about one of many people in its process
          runtime
              .createMessageCorrelation(EMPLOYEE_LEFT)
              .localVariableEquals(EMPLOYEE.name(), employee)
              .correlateAll();
        });
    release(Set.of(employee));
  }

  @Override
  public void release(Set<String> employees) {
    if (employees.isEmpty()) {
      return;
    }
    systemCalls.run(
        () ->
            tasks
                .createTaskQuery()
                .taskAssigneeIn(employees.toArray(String[]::new))
                .processDefinitionKeyIn(PERSONAL_PROCESSES.toArray(String[]::new))
                .withCandidateGroups()
                .includeAssignedTasks()
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), null)));
  }

  @Override
  public Set<String> expected() {
    return systemCalls.call(
        () ->
            runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(EMPLOYEE_LEFT)
                .list()
                .stream()
                .map(execution -> runtime.getVariable(execution.getId(), EMPLOYEE.name()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
