package io.kefuflow.engine.form;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * A deployed process with forms, and people with the rights that the department gives. Cleared away
 * by {@link #close()}.
 */
final class DoorsFixture implements AutoCloseable {

  static final String PASSWORD = "Kf-Test-2026!x";
  static final String PHONE = "13800000000";

  private final ProcessEngine engine;
  private final String password;
  private final String deploymentId;
  private final String suffix = UUID.randomUUID().toString().substring(0, 8);

  final String agent;
  final String colleague;
  final String supervisor;
  final String stranger;
  final String admin;
  private String outsider;

  /** People who cannot log in: storing a password takes its time on purpose. */
  DoorsFixture(ProcessEngine engine) {
    this(engine, null);
  }

  /** People who log in with the password. */
  DoorsFixture(ProcessEngine engine, String password) {
    this.engine = engine;
    this.password = password;
    var deployment = engine.getRepositoryService().createDeployment().name("form doors");
    for (String resource : List.of("doors.bpmn", "doors-start.form", "doors-task.form")) {
      deployment.addInputStream(resource, getClass().getResourceAsStream(resource));
    }
    deploymentId = deployment.deploy().getId();
    agent = user("agent", "王小明", "agent");
    colleague = user("colleague", "李晓红", "agent");
    supervisor = user("supervisor", "张主管", "supervisor");
    stranger = user("stranger", "周质检", "quality-inspector");
    admin = user("admin", "管理员", "camunda-admin");
    for (String process : List.of("form-doors", "form-doors-events")) {
      for (String group : List.of("agent", "supervisor", "quality-inspector")) {
        grant(
            group,
            Resources.PROCESS_DEFINITION,
            process,
            Permissions.READ,
            Permissions.READ_TASK,
            Permissions.TASK_WORK,
            Permissions.READ_INSTANCE,
            Permissions.READ_HISTORY,
            Permissions.CREATE_INSTANCE);
      }
      grant(
          "supervisor",
          Resources.PROCESS_DEFINITION,
          process,
          ProcessDefinitionPermissions.TASK_ASSIGN);
    }
  }

  /** Somebody who has no right to anything of these processes. */
  String outsider() {
    if (outsider == null) {
      outsider = user("outsider", "钱讲师", "trainer");
    }
    return outsider;
  }

  /** A process instance that waits for approval, started by nobody. */
  ProcessInstance instance() {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("form-doors")
        .businessKey("TS-20261122-" + suffix)
        .setVariable("customerPhone", PHONE)
        .setVariable("solutionApproved", false)
        .execute();
  }

  Task task(ProcessInstance instance) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  /** Id of a waiting task that the user has claimed. */
  String taskOf(String userId) {
    String taskId = task(instance()).getId();
    engine.getTaskService().setAssignee(taskId, userId);
    return taskId;
  }

  String definitionId(String key) {
    return engine
        .getRepositoryService()
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .singleResult()
        .getId();
  }

  Map<String, Object> variables(String instanceId) {
    return engine.getRuntimeService().getVariables(instanceId);
  }

  /** Runs as that user, as a filter does for a request. */
  <T> T as(String userId, Supplier<T> call) {
    var identities = engine.getIdentityService();
    var groups =
        identities.createGroupQuery().groupMember(userId).list().stream()
            .map(Group::getId)
            .toList();
    identities.setAuthentication(userId, groups);
    try {
      return call.get();
    } finally {
      identities.clearAuthentication();
    }
  }

  void as(String userId, Runnable call) {
    as(
        userId,
        () -> {
          call.run();
          return null;
        });
  }

  @Override
  public void close() {
    engine.getRepositoryService().deleteDeployment(deploymentId, true, true, true);
    engine
        .getAuthorizationService()
        .createAuthorizationQuery()
        .resourceType(Resources.PROCESS_DEFINITION)
        .list()
        .stream()
        .filter(authorization -> authorization.getResourceId().startsWith("form-doors"))
        .forEach(
            authorization ->
                engine.getAuthorizationService().deleteAuthorization(authorization.getId()));
    for (String userId : List.of(agent, colleague, supervisor, stranger, admin)) {
      engine.getIdentityService().deleteUser(userId);
    }
    if (outsider != null) {
      engine.getIdentityService().deleteUser(outsider);
    }
  }

  private String user(String name, String displayName, String group) {
    var identities = engine.getIdentityService();
    User user = identities.newUser(name + suffix);
    user.setFirstName(displayName);
    user.setLastName("");
    user.setPassword(password);
    identities.saveUser(user);
    identities.createMembership(user.getId(), group);
    return user.getId();
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    var authorization =
        engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(id);
    Arrays.stream(permissions).forEach(authorization::addPermission);
    var existing =
        engine
            .getAuthorizationService()
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .singleResult();
    if (existing != null) {
      Arrays.stream(permissions).forEach(existing::addPermission);
    }
    engine.getAuthorizationService().saveAuthorization(existing == null ? authorization : existing);
  }
}
