package io.kefuflow.engine;

import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What became of a task, also when it is gone. The engine's rights on history apply. */
@Component
public class TaskHistory {

  private static final String ADDED = "add";

  private final HistoryService history;

  public TaskHistory(@Lazy HistoryService history) {
    this.history = history;
  }

  /** Empty when there never was such a task, or the user may not read its history. */
  public Optional<Fate> of(String taskId) {
    return Optional.ofNullable(taskId)
        .map(id -> history.createHistoricTaskInstanceQuery().taskId(id).singleResult())
        .map(this::fate);
  }

  private Fate fate(HistoricTaskInstance task) {
    if (task.getEndTime() != null) {
      boolean completed = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
      return new Fate(
          task.getName(),
          completed ? State.COMPLETED : State.GONE,
          completed ? task.getAssignee() : null,
          task.getEndTime().toInstant());
    }
    return task.getAssignee() == null
        ? new Fate(task.getName(), State.OPEN, null, null)
        : new Fate(task.getName(), State.CLAIMED, task.getAssignee(), claimedAt(task));
  }

  private Instant claimedAt(HistoricTaskInstance task) {
    return history
        .createHistoricIdentityLinkLogQuery()
        .taskId(task.getId())
        .type(IdentityLinkType.ASSIGNEE)
        .operationType(ADDED)
        .userId(task.getAssignee())
        .orderByTime()
        .desc()
        .listPage(0, 1)
        .stream()
        .findFirst()
        .map(HistoricIdentityLinkLog::getTime)
        .map(time -> time.toInstant())
        .orElse(null);
  }

  /** Where a task stands. */
  public enum State {
    OPEN,
    CLAIMED,
    COMPLETED,
    /** Ended without anybody having completed it. */
    GONE
  }

  /**
   * What became of a task.
   *
   * @param by user id of who has or completed it, null when nobody
   * @param at since when, null when not known
   */
  public record Fate(String taskName, State state, String by, Instant at) {}
}
