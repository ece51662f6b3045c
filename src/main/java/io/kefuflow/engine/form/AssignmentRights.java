package io.kefuflow.engine.form;

import java.time.Clock;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who may give tasks to others, for use cases that are not among the engine's own doors. */
@Component
public class AssignmentRights {

  private final ProcessEngineConfigurationImpl engine;
  private final Clock clock;

  AssignmentRights(@Lazy ProcessEngineConfigurationImpl engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** Whether the signed-in user may assign the task to others; false when there is no such task. */
  public boolean mayAssign(String taskId) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = context.getTaskManager().findTaskById(taskId);
              return task != null && mayAssign(task);
            });
  }

  private boolean mayAssign(TaskEntity task) {
    String user = engine.getIdentityService().getCurrentAuthentication().getUserId();
    try {
      engine.getCommandCheckers().forEach(checker -> checker.checkTaskAssign(task));
      new TaskAccess(engine, clock.getZone()).checkLeader(task, user);
      return true;
    } catch (AuthorizationException | SubmissionRefusedException notAllowed) {
      return false;
    }
  }
}
