package io.kefuflow.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Which tasks of a process people may take, work on and hand out, when all of them may work on that
 * process.
 */
@ApplicationTest
class WorkQueueTest {

  private static final String PROCESS = "work-queue-test";

  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identities;
  @Autowired AuthorizationService authorizations;
  @Autowired SystemCalls systemCalls;

  private String deployment;

  @BeforeEach
  void deploy() {
    var model =
        Bpmn.createExecutableProcess(PROCESS)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask()
            .name("审批赔偿")
            .camundaCandidateGroups("${queue}")
            .endEvent()
            .done();
    deployment =
        repository.createDeployment().addModelInstance(PROCESS + ".bpmn", model).deploy().getId();
    grant("agent", ProcessDefinitionPermissions.TASK_WORK, ProcessDefinitionPermissions.READ_TASK);
    grant("tech-support", ProcessDefinitionPermissions.TASK_WORK);
    grant(
        "manager",
        ProcessDefinitionPermissions.TASK_WORK,
        ProcessDefinitionPermissions.TASK_ASSIGN);
    grant(
        "supervisor",
        ProcessDefinitionPermissions.TASK_WORK,
        ProcessDefinitionPermissions.TASK_ASSIGN);
  }

  @AfterEach
  void undeploy() {
    identities.clearAuthentication();
    repository.deleteDeployment(deployment, true);
    authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.PROCESS_DEFINITION)
        .resourceId(PROCESS)
        .list()
        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
  }

  @Test
  void aCandidateClaimsAndCompletes() {
    String task = taskFor("agent");
    as("agent1", "agent");

    tasks.claim(task, "agent1");
    tasks.complete(task, Map.of());

    assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
  }

  @Test
  void aTaskOfAnotherQueueIsOutOfReach() {
    String task = taskFor("manager");
    as("agent1", "agent");

    assertThatThrownBy(() -> tasks.claim(task, "agent1"))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("审批赔偿")
        .hasMessageContaining("不在您的待办组中");
    assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> tasks.handleBpmnError(task, "ANY", "", Map.of("approved", true)))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> tasks.setAssignee(task, "agent1"))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> tasks.addCandidateGroup(task, "agent"))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> tasks.setVariable(task, "approved", true))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aTaskThatAColleagueHoldsIsTheirs() {
    String task = taskFor("agent");
    as("agent1", "agent");
    tasks.claim(task, "agent1");

    as("agent2", "agent");

    assertThatThrownBy(() -> tasks.complete(task))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("由 agent1 办理中");
    assertThatThrownBy(() -> tasks.setAssignee(task, "agent2"))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void theAssigneePutsBackOrHandsOver() {
    String task = taskFor("agent");
    as("agent1", "agent");
    tasks.claim(task, "agent1");

    tasks.setAssignee(task, null);
    tasks.claim(task, "agent1");
    tasks.setAssignee(task, "agent2");

    as("agent2", "agent");
    assertThatCode(() -> tasks.complete(task)).doesNotThrowAnyException();
  }

  @Test
  void aSupervisorHandsOutTheQueuesOfTheTeam_butNotThoseOfTheManager() {
    String agentTask = taskFor("agent");
    String techTask = taskFor("tech-support");
    String managerTask = taskFor("manager");
    as("supervisor1", "supervisor");

    tasks.setAssignee(agentTask, "agent2");
    tasks.setAssignee(techTask, "tech1");

    assertThatThrownBy(() -> tasks.setAssignee(managerTask, "supervisor1"))
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("不属于您负责的组");
    assertThatThrownBy(() -> tasks.complete(agentTask)).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aManagerHandsOutEverything() {
    String task = taskFor("supervisor");
    as("manager1", "manager");

    tasks.setAssignee(task, "supervisor1");

    assertThat(
            tasks
                .createTaskQuery()
                .taskAssignee("supervisor1")
                .processDefinitionKey(PROCESS)
                .count())
        .isZero();
    identities.clearAuthentication();
    assertThat(
            tasks
                .createTaskQuery()
                .taskAssignee("supervisor1")
                .processDefinitionKey(PROCESS)
                .count())
        .isOne();
  }

  @Test
  void ourOwnCodeAndTheAdministratorAreNotBound() {
    String task = taskFor("manager");
    as("agent1", "agent");
    systemCalls.run(() -> tasks.setAssignee(task, "agent2"));

    as("admin", "camunda-admin");
    assertThatCode(() -> tasks.complete(task)).doesNotThrowAnyException();
  }

  @Test
  void noTaskLeavesARowInTheTableOfRights() {
    String task = taskFor("agent");
    as("agent1", "agent");
    tasks.claim(task, "agent1");
    identities.clearAuthentication();

    assertThat(
            authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task)
                .count())
        .isZero();
  }

  private String taskFor(String group) {
    identities.clearAuthentication();
    String instance = runtime.startProcessInstanceByKey(PROCESS, Map.of("queue", group)).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  private void as(String user, String group) {
    identities.setAuthentication(user, List.of(group));
  }

  private void grant(String group, ProcessDefinitionPermissions... permissions) {
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(group);
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId(PROCESS);
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
