package io.kefuflow.casework.process;

import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Nobody gets to approve, or approves, what they entered themselves, nor twice (P3.6, P4.6). */
@Component
class FourEyesTaskListener implements TaskListener {

  private final Actor actor;

  FourEyesTaskListener(Actor actor) {
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    String approver =
        TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())
            ? task.getAssignee()
            : actor.id();
    if (approver != null && ApprovalProcessBean.excluded(task).contains(approver)) {
      throw new InvalidInputException(
          ApprovalProcess.APPROVED.name(), "四眼原则：不能审批本人录入、制定或已审批过的申请，请由其他审批人处理");
    }
  }
}
