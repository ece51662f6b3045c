package io.kefuflow.engine.form;

import io.kefuflow.engine.form.SubmissionRefusedException.Reason;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service with the doors of {@link io.kefuflow.engine.form} closed. */
final class GuardedTaskService extends TaskServiceImpl {

  private static final String MODEL_DECIDES = "候选人由流程决定，不能修改；请改用“分配任务”";
  private static final String NO_DELEGATION = "任务不能委派，请改用“分配任务”";
  private static final String NO_EVENT = "不能从外部触发任务的错误或升级事件，请填写任务表单";
  private static final String NO_ATTACHMENT = "请把附件上传到工单，任务本身不接收附件";

  private final FormGate gate;

  GuardedTaskService(FormGate gate) {
    this.gate = gate;
  }

  // complete(taskId) of the superclass comes here as well
  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    gate.complete(
        taskId,
        variables,
        accepted -> {
          super.complete(taskId, accepted);
          return null;
        });
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, Map<String, Object> variables, boolean deserializeValues) {
    return gate.complete(
        taskId,
        variables,
        accepted -> super.completeWithVariablesInReturn(taskId, accepted, deserializeValues));
  }

  @Override
  public void claim(String taskId, String userId) {
    gate.change(
        taskId,
        (task, caller) -> {
          if (userId == null) {
            gate.checkMayGiveBack(task, caller);
          } else {
            if (!caller.equals(userId)) {
              gate.checkMayAssign(task);
            }
            gate.access().checkUnclaimed(task, userId);
            checkAssignee(task, userId);
          }
        },
        () -> super.claim(taskId, userId));
  }

  @Override
  public void setAssignee(String taskId, String userId) {
    if (userId == null && gate.isForeign()) {
      // Giving back one's own task is part of the work and needs no right to assign tasks.
      claim(taskId, null);
      return;
    }
    gate.change(
        taskId,
        (task, caller) -> {
          gate.checkMayAssign(task);
          checkAssignee(task, userId);
        },
        () -> super.setAssignee(taskId, userId));
  }

  /** Saves a new task, or what the REST interface changed of an existing one. */
  @Override
  public void saveTask(Task task) {
    if (((TaskEntity) task).getRevision() > 0) {
      gate.change(
          task.getId(),
          (stored, caller) -> {
            gate.checkMayAssign(stored);
            if (task.getAssignee() != null && !task.getAssignee().equals(stored.getAssignee())) {
              checkAssignee(stored, task.getAssignee());
            }
            if (task.getDelegationState() != stored.getDelegationState()) {
              throw new SubmissionRefusedException(Reason.FORBIDDEN, NO_DELEGATION);
            }
          },
          () -> {});
    }
    gate.door(
        () -> {
          super.saveTask(task);
          return null;
        });
  }

  @Override
  public void delegateTask(String taskId, String userId) {
    gate.refuseForeign(NO_DELEGATION);
    super.delegateTask(taskId, userId);
  }

  @Override
  public void resolveTask(String taskId) {
    gate.refuseForeign(NO_DELEGATION);
    super.resolveTask(taskId);
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    gate.refuseForeign(NO_DELEGATION);
    super.resolveTask(taskId, variables);
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode) {
    gate.refuseForeign(NO_EVENT);
    super.handleBpmnError(taskId, errorCode);
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
    gate.refuseForeign(NO_EVENT);
    super.handleBpmnError(taskId, errorCode, errorMessage);
  }

  @Override
  public void handleBpmnError(
      String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
    gate.refuseForeign(NO_EVENT);
    super.handleBpmnError(taskId, errorCode, errorMessage, variables);
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode) {
    gate.refuseForeign(NO_EVENT);
    super.handleEscalation(taskId, escalationCode);
  }

  @Override
  public void handleEscalation(
      String taskId, String escalationCode, Map<String, Object> variables) {
    gate.refuseForeign(NO_EVENT);
    super.handleEscalation(taskId, escalationCode, variables);
  }

  @Override
  public void addCandidateUser(String taskId, String userId) {
    gate.refuseForeign(MODEL_DECIDES);
    super.addCandidateUser(taskId, userId);
  }

  @Override
  public void addCandidateGroup(String taskId, String groupId) {
    gate.refuseForeign(MODEL_DECIDES);
    super.addCandidateGroup(taskId, groupId);
  }

  @Override
  public void deleteCandidateUser(String taskId, String userId) {
    gate.refuseForeign(MODEL_DECIDES);
    super.deleteCandidateUser(taskId, userId);
  }

  @Override
  public void deleteCandidateGroup(String taskId, String groupId) {
    gate.refuseForeign(MODEL_DECIDES);
    super.deleteCandidateGroup(taskId, groupId);
  }

  @Override
  public void addUserIdentityLink(String taskId, String userId, String identityLinkType) {
    if (isAssignee(identityLinkType)) {
      setAssignee(taskId, userId);
    } else {
      gate.refuseForeign(MODEL_DECIDES);
      super.addUserIdentityLink(taskId, userId, identityLinkType);
    }
  }

  @Override
  public void deleteUserIdentityLink(String taskId, String userId, String identityLinkType) {
    if (isAssignee(identityLinkType)) {
      setAssignee(taskId, null);
    } else {
      gate.refuseForeign(MODEL_DECIDES);
      super.deleteUserIdentityLink(taskId, userId, identityLinkType);
    }
  }

  @Override
  public void addGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
    gate.refuseForeign(MODEL_DECIDES);
    super.addGroupIdentityLink(taskId, groupId, identityLinkType);
  }

  @Override
  public void deleteGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
    gate.refuseForeign(MODEL_DECIDES);
    super.deleteGroupIdentityLink(taskId, groupId, identityLinkType);
  }

  @Override
  public Attachment createAttachment(
      String type,
      String taskId,
      String processInstanceId,
      String name,
      String description,
      InputStream content) {
    gate.refuseForeign(NO_ATTACHMENT);
    return super.createAttachment(type, taskId, processInstanceId, name, description, content);
  }

  @Override
  public Attachment createAttachment(
      String type,
      String taskId,
      String processInstanceId,
      String name,
      String description,
      String url) {
    gate.refuseForeign(NO_ATTACHMENT);
    return super.createAttachment(type, taskId, processInstanceId, name, description, url);
  }

  private void checkAssignee(TaskEntity task, String userId) {
    gate.access().checkExists(userId);
    gate.access().checkCandidate(task, userId);
  }

  private static boolean isAssignee(String identityLinkType) {
    return Objects.equals(identityLinkType, IdentityLinkType.ASSIGNEE);
  }
}
