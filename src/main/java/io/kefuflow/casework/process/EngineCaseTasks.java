package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Agents' work is what is offered to the group of agents. */
@Component
class EngineCaseTasks implements CaseTasks {

  /** Below the tasks of the ladder, which ask for a decision first. */
  private static final int HIGHEST_PRIORITY = 85;

  private static final int RAISE = 20;

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineCaseTasks(
      @Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public List<AgentTask> agentTasks(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            query(caseNumber).stream()
                .map(task -> new AgentTask(task.getId(), task.getName(), task.getAssignee()))
                .toList());
  }

  @Override
  public Optional<String> handler(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            Stream.concat(
                    query(caseNumber).stream().map(Task::getAssignee),
                    instancesWithHandler(caseNumber).stream()
                        .map(
                            id ->
                                (String)
                                    runtime.getVariable(id, CaseVariables.CASE_HANDLER.name())))
                .filter(Objects::nonNull)
                .findFirst());
  }

  @Override
  public void assignTo(CaseNumber caseNumber, String userId) {
    systemCalls.run(
        () -> {
          query(caseNumber).forEach(task -> tasks.setAssignee(task.getId(), userId));
          instancesWithHandler(caseNumber)
              .forEach(id -> runtime.setVariable(id, CaseVariables.CASE_HANDLER.name(), userId));
        });
  }

  @Override
  public void offerTo(CaseNumber caseNumber, String userId) {
    systemCalls.run(
        () -> query(caseNumber).forEach(task -> tasks.addCandidateUser(task.getId(), userId)));
  }

  @Override
  public void raisePriority(CaseNumber caseNumber) {
    systemCalls.run(
        () ->
            query(caseNumber)
                .forEach(
                    task ->
                        tasks.setPriority(
                            task.getId(),
                            Math.max(
                                task.getPriority(),
                                Math.min(HIGHEST_PRIORITY, task.getPriority() + RAISE)))));
  }

  /** Tasks of agents in the instances that handle the case: those that know its handler. */
  private List<Task> query(CaseNumber caseNumber) {
    List<Task> offered =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseNumber.value())
            .taskCandidateGroup(Role.AGENT.groupId())
            .includeAssignedTasks()
            .list();
    Set<String> handling =
        new HashSet<>(knowingHandler(offered.stream().map(Task::getProcessInstanceId)));
    return offered.stream().filter(task -> handling.contains(task.getProcessInstanceId())).toList();
  }

  private List<String> instancesWithHandler(CaseNumber caseNumber) {
    return knowingHandler(
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseNumber.value())
            .list()
            .stream()
            .map(ProcessInstance::getId));
  }

  /** Those of the instances that have the variable, in one query. */
  private List<String> knowingHandler(Stream<String> instanceIds) {
    String[] instances = instanceIds.distinct().toArray(String[]::new);
    if (instances.length == 0) {
      return List.of();
    }
    return runtime
        .createVariableInstanceQuery()
        .variableName(CaseVariables.CASE_HANDLER.name())
        .processInstanceIdIn(instances)
        .list()
        .stream()
        .filter(variable -> variable.getExecutionId().equals(variable.getProcessInstanceId()))
        .map(VariableInstance::getProcessInstanceId)
        .toList();
  }
}
