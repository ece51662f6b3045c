package io.kefuflow.complaint.process;

import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Nobody approves a solution of their own (P4.6). */
@Component
class FourEyesTaskListener implements TaskListener {

  private final Actor actor;

  FourEyesTaskListener(Actor actor) {
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    boolean own =
        ComplaintResolutionProcess.SOLUTION_PLANNED_BY
            .findIn(task)
            .filter(actor.id()::equals)
            .isPresent();
    if (own) {
      throw new InvalidInputException("solutionApproved", "四眼原则：不能审批本人制定的方案，请由其他审批人处理");
    }
  }
}
