package io.kefuflow.tasklist;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The tasks that the session's user sees, each with the number of what its own process instance is
 * about.
 */
@Component
class DeskTasks {

  static final String NOT_SEEN = "任务已不存在，或您无权查看：请刷新列表";

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  DeskTasks(TaskService tasks, RuntimeService runtime, SystemCalls systemCalls) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  /**
   * The task.
   *
   * @throws NotFoundException when there is none or the user may not see it
   */
  SeenTask get(String taskId) {
    return of(List.of(taskId)).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException(NOT_SEEN));
  }

  /** Those of the tasks that the user sees, in any order. */
  List<SeenTask> of(Collection<String> taskIds) {
    List<Task> seen = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list();
    Map<String, String> numbers = numbers(seen);
    return seen.stream()
        .map(task -> new SeenTask(task, numbers.get(task.getProcessInstanceId())))
        .toList();
  }

  /** One task of each of the cases, of those that the user sees the one that is due first. */
  Map<CaseNumber, String> ofCases(Collection<CaseNumber> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    List<Task> seen =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKeyIn(
                cases.stream().map(CaseNumber::value).toArray(String[]::new))
            .orderByDueDate()
            .asc()
            .list();
    Map<String, String> numbers = numbers(seen);
    return seen.stream()
        .collect(
            Collectors.toMap(
                task -> new CaseNumber(numbers.get(task.getProcessInstanceId())),
                Task::getId,
                (first, later) -> first));
  }

  /** Who may read a task may know the number it is about, also without a right on its instance. */
  private Map<String, String> numbers(List<Task> seen) {
    Set<String> instances =
        seen.stream()
            .map(Task::getProcessInstanceId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return instances.isEmpty()
        ? Map.of()
        : systemCalls
            .call(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list())
            .stream()
            .filter(instance -> instance.getBusinessKey() != null)
            .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  /**
   * A task that the user sees.
   *
   * @param number of the case, plan or exam; null when none
   */
  record SeenTask(Task task, String number) {

    String id() {
      return task.getId();
    }

    /** The case that the task is part of; empty when it is part of something else. */
    Optional<CaseNumber> caseNumber() {
      return Optional.ofNullable(number).filter(CaseNumber::isValid).map(CaseNumber::new);
    }
  }
}
