package io.kefuflow.routing.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.routing.DutyAgents.PendingWork;
import io.kefuflow.routing.OpenWork;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Open tasks as the engine keeps them. */
@Component
class EngineOpenWork implements OpenWork {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final SystemCalls systemCalls;

  EngineOpenWork(
      @Lazy TaskService tasks,
      @Lazy RuntimeService runtime,
      @Lazy HistoryService history,
      @Lazy SystemCalls systemCalls) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.history = history;
    this.systemCalls = systemCalls;
  }

  @Override
  public void offer(String fromGroup, String toGroup) {
    systemCalls.run(
        () ->
            tasks
                .createTaskQuery()
                .taskCandidateGroup(fromGroup)
                .includeAssignedTasks()
                .list()
                .stream()
                .filter(task -> !groupsOf(task).contains(toGroup))
                .forEach(task -> tasks.addCandidateGroup(task.getId(), toGroup)));
  }

  @Override
  public void withdrawOffer(String fromGroup, String toGroup) {
    systemCalls.run(
        () ->
            tasks.createTaskQuery().taskCandidateGroup(toGroup).list().stream()
                .filter(task -> groupsOf(task).contains(fromGroup))
                .forEach(task -> tasks.deleteCandidateGroup(task.getId(), toGroup)));
  }

  @Override
  public long countOf(String userId) {
    return systemCalls.call(() -> tasks.createTaskQuery().taskAssignee(userId).count());
  }

  @Override
  public Map<String, Long> countsOf(Collection<String> userIds) {
    return systemCalls.call(
        () ->
            tasks.createTaskQuery().taskAssigneeIn(userIds.toArray(String[]::new)).list().stream()
                .collect(Collectors.groupingBy(Task::getAssignee, Collectors.counting())));
  }

  @Override
  public Set<String> begun(String userId, List<PendingWork> pending) {
    return systemCalls.call(
        () ->
            pending.stream()
                .filter(work -> hasBegun(userId, work))
                .map(PendingWork::caseNumber)
                .collect(Collectors.toSet()));
  }

  private boolean hasBegun(String userId, PendingWork work) {
    return history
            .createHistoricTaskInstanceQuery()
            .processInstanceBusinessKey(work.caseNumber())
            .taskAssignee(userId)
            .startedAfter(Date.from(work.assignedAt()))
            .count()
        > 0;
  }

  @Override
  public List<HeldTask> heldBy(String userId) {
    return systemCalls.call(
        () -> {
          List<Task> held = tasks.createTaskQuery().taskAssignee(userId).list();
          Map<String, String> caseNumbers = caseNumbers(held);
          return held.stream()
              .map(
                  task ->
                      new HeldTask(
                          task.getId(),
                          task.getName(),
                          caseNumbers.get(task.getProcessInstanceId()),
                          groupsOf(task)))
              .toList();
        });
  }

  private Map<String, String> caseNumbers(List<Task> held) {
    Set<String> instances =
        held.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
    return instances.isEmpty()
        ? Map.of()
        : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
            .filter(instance -> instance.getBusinessKey() != null)
            .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  @Override
  public boolean pass(String taskId, String fromUser, String toUser) {
    return systemCalls.call(
        () -> {
          // loads the task, so that what is written is what was looked at, or fails
          boolean held =
              tasks.createTaskQuery().taskId(taskId).taskAssignee(fromUser).singleResult() != null;
          if (held) {
            tasks.setAssignee(taskId, toUser);
          }
          return held;
        });
  }

  private List<String> groupsOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }
}
