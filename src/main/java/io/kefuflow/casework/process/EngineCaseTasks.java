package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The work on a case is what the instances that handle it, those that know its handler, offer to
 * the group that works on the case now: agents, or whoever it was passed on to.
 */
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
  public List<OpenTask> openTasks(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            query(caseNumber).stream()
                .map(task -> new OpenTask(task.getId(), task.getName(), task.getAssignee()))
                .toList());
  }

  @Override
  public Role workingRole(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            handling(caseNumber).values().stream()
                .map(Role::ofGroup)
                .flatMap(Optional::stream)
                .filter(role -> role != Role.AGENT)
                .findFirst()
                .orElse(Role.AGENT));
  }

  @Override
  public Optional<String> handler(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            Stream.concat(
                    query(caseNumber).stream().map(Task::getAssignee),
                    handling(caseNumber).keySet().stream()
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
          handling(caseNumber)
              .keySet()
              .forEach(id -> runtime.setVariable(id, CaseVariables.CASE_HANDLER.name(), userId));
        });
  }

  @Override
  public void pass(CaseNumber caseNumber, String taskId, String fromUser, String toUser) {
    systemCalls.run(
        () -> {
          query(caseNumber).stream()
              .filter(
                  task ->
                      task.getId().equals(taskId)
                          || fromUser != null && fromUser.equals(task.getAssignee()))
              .forEach(task -> tasks.setAssignee(task.getId(), toUser));
          handling(caseNumber).keySet().stream()
              .filter(
                  id ->
                      Objects.equals(
                          runtime.getVariable(id, CaseVariables.CASE_HANDLER.name()), fromUser))
              .forEach(id -> runtime.setVariable(id, CaseVariables.CASE_HANDLER.name(), toUser));
        });
  }

  @Override
  public void takeOver(CaseNumber caseNumber, String userId, Role role) {
    systemCalls.run(
        () -> {
          query(caseNumber).forEach(task -> tasks.addCandidateGroup(task.getId(), role.groupId()));
          assignTo(caseNumber, userId);
          handling(caseNumber)
              .keySet()
              .forEach(
                  id -> runtime.setVariable(id, CaseVariables.WORK_GROUP.name(), role.groupId()));
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

  private List<Task> query(CaseNumber caseNumber) {
    Map<String, String> handling = handling(caseNumber);
    return handling.values().stream()
        .distinct()
        .flatMap(
            group ->
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumber.value())
                    .taskCandidateGroup(group)
                    .includeAssignedTasks()
                    .list()
                    .stream()
                    .filter(task -> group.equals(handling.get(task.getProcessInstanceId()))))
        .toList();
  }

  /** The instances that handle the case, each with the group that works on it there. */
  private Map<String, String> handling(CaseNumber caseNumber) {
    String[] instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseNumber.value())
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .toArray(String[]::new);
    if (instances.length == 0) {
      return Map.of();
    }
    Map<String, String> groups = new HashMap<>();
    Set<String> handling = new HashSet<>();
    runtime
        .createVariableInstanceQuery()
        .variableNameIn(CaseVariables.CASE_HANDLER.name(), CaseVariables.WORK_GROUP.name())
        .processInstanceIdIn(instances)
        .list()
        .stream()
        .filter(variable -> variable.getExecutionId().equals(variable.getProcessInstanceId()))
        .forEach(
            variable -> {
              String instance = variable.getProcessInstanceId();
              if (variable.getName().equals(CaseVariables.CASE_HANDLER.name())) {
                handling.add(instance);
              } else if (variable.getValue() != null) {
                groups.put(instance, (String) variable.getValue());
              }
            });
    return handling.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                instance -> groups.getOrDefault(instance, Role.AGENT.groupId())));
  }
}
