package io.kefuflow.demo.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.demo.Workforce;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.engine.form.FormSubmissions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

@Component
class EngineWorkforce implements Workforce {

  private final TaskService tasks;
  private final IdentityService identities;
  private final FormSubmissions submissions;
  private final SystemCalls systemCalls;

  EngineWorkforce(
      TaskService tasks,
      IdentityService identities,
      FormSubmissions submissions,
      SystemCalls systemCalls) {
    this.tasks = tasks;
    this.identities = identities;
    this.submissions = submissions;
    this.systemCalls = systemCalls;
  }

  @Override
  public void claim(CaseNumber caseNumber, String userId, String taskId) {
    as(userId, () -> tasks.claim(idOf(caseNumber.value(), userId, taskId), userId));
  }

  @Override
  public void complete(
      String businessKey, String userId, String taskId, Map<String, Object> values) {
    as(
        userId,
        () -> {
          String id = idOf(businessKey, userId, taskId);
          tasks.claim(id, userId);
          submissions.complete(id, userId, values);
        });
  }

  @Override
  public void as(String userId, Runnable work) {
    List<String> groups =
        systemCalls.call(
            () ->
                identities.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .toList());
    identities.setAuthentication(userId, groups);
    try {
      work.run();
    } finally {
      identities.clearAuthentication();
    }
  }

  /**
   * Of several tasks of one kind, as when departments are asked in parallel, the one that the
   * person may take.
   */
  private String idOf(String businessKey, String userId, String taskId) {
    return systemCalls.call(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskId)
                .or()
                .taskAssignee(userId)
                .taskCandidateUser(userId)
                .endOr()
                .singleResult()
                .getId());
  }
}
