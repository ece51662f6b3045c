package io.kefuflow.casework.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Says on a manager's task that the deputy does it for the manager (P18.3). */
@Component
class DeputyRemarks {

  private final StandIns standIns;
  private final TaskService tasks;
  private final SystemCalls systemCalls;

  DeputyRemarks(StandIns standIns, @Lazy TaskService tasks, @Lazy SystemCalls systemCalls) {
    this.standIns = standIns;
    this.tasks = tasks;
    this.systemCalls = systemCalls;
  }

  /** What the form of the task says, Chinese; empty when no deputy acts. */
  Optional<String> onForm(String taskId) {
    return standIns.deputyNotice(groupsOf(taskId));
  }

  /** What the timeline says after the name of the task, Chinese; empty text when nothing. */
  String onCompletion(String taskId, String userId) {
    return Optional.ofNullable(userId)
        .flatMap(user -> standIns.onBehalfOf(user, groupsOf(taskId)))
        .map(managers -> "（代" + Role.MANAGER.label() + " " + managers + "）")
        .orElse("");
  }

  private List<String> groupsOf(String taskId) {
    return systemCalls.call(
        () ->
            tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList());
  }
}
