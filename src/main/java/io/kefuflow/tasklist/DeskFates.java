package io.kefuflow.tasklist;

import io.kefuflow.engine.TaskHistory;
import io.kefuflow.engine.TaskHistory.Fate;
import io.kefuflow.engine.TaskHistory.State;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.NotFoundException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What became of tasks that are on somebody's screen. */
@Component
class DeskFates {

  private final TaskHistory history;
  private final Colleagues colleagues;

  DeskFates(TaskHistory history, Colleagues colleagues) {
    this.history = history;
    this.colleagues = colleagues;
  }

  /**
   * Where a task stands.
   *
   * @throws NotFoundException when there never was one, or the user may not read its history
   */
  TaskFate of(String taskId) {
    Fate fate = history.of(taskId).orElseThrow(() -> new NotFoundException(DeskTasks.NOT_SEEN));
    return new TaskFate(
        fate.state(),
        fate.taskName(),
        fate.by() == null ? null : colleagues.nameOf(fate.by()),
        fate.at());
  }

  /**
   * Where a task stands.
   *
   * @param by name of who has or completed it, null when nobody
   * @param at since when, null when not known
   */
  record TaskFate(State state, String taskName, String by, Instant at) {}
}
