package io.kefuflow.routing.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.routing.OpenWork;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Open tasks as the engine keeps them. */
@Component
class EngineOpenWork implements OpenWork {

  private final TaskService tasks;
  private final SystemCalls systemCalls;

  EngineOpenWork(@Lazy TaskService tasks, @Lazy SystemCalls systemCalls) {
    this.tasks = tasks;
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
                .filter(task -> !isOfferedTo(task.getId(), toGroup))
                .forEach(task -> tasks.addCandidateGroup(task.getId(), toGroup)));
  }

  @Override
  public void withdrawOffer(String fromGroup, String toGroup) {
    systemCalls.run(
        () ->
            tasks.createTaskQuery().taskCandidateGroup(toGroup).list().stream()
                .filter(task -> isOfferedTo(task.getId(), fromGroup))
                .forEach(task -> tasks.deleteCandidateGroup(task.getId(), toGroup)));
  }

  @Override
  public long countOf(String userId) {
    return systemCalls.call(() -> tasks.createTaskQuery().taskAssignee(userId).count());
  }

  private boolean isOfferedTo(String taskId, String group) {
    return tasks.getIdentityLinksForTask(taskId).stream()
        .anyMatch(link -> group.equals(link.getGroupId()));
  }
}
