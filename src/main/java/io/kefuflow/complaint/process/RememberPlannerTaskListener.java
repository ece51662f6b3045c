package io.kefuflow.complaint.process;

import io.kefuflow.shared.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Remembers who planned the solution, who must not approve it (P4.6). */
@Component
class RememberPlannerTaskListener implements TaskListener {

  private final Actor actor;

  RememberPlannerTaskListener(Actor actor) {
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    ComplaintResolutionProcess.SOLUTION_PLANNED_BY.set(task, actor.id());
  }
}
