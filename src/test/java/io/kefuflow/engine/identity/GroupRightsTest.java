package io.kefuflow.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.DELETE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.DELETE_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.DELETE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.MIGRATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class GroupRightsTest {

  private static final String COMPLAINT = "complaint-handling";

  @Autowired AuthorizationService authorizations;

  @Test
  void whoMayWhat() {
    assertThat(whoMay(TASK_WORK, Resources.PROCESS_DEFINITION, COMPLAINT))
        .containsExactly(
            "agent",
            "deputy-manager",
            "manager",
            "product-quality",
            "quality-inspector",
            "supervisor",
            "tech-support");
    assertThat(whoMay(TASK_WORK, Resources.PROCESS_DEFINITION, "sla-escalation"))
        .containsExactly("deputy-manager", "manager", "supervisor");
    assertThat(whoMay(TASK_WORK, Resources.PROCESS_DEFINITION, "incident-response"))
        .containsExactly("process-owner");
    assertThat(whoMay(TASK_ASSIGN, Resources.PROCESS_DEFINITION, COMPLAINT))
        .containsExactly("deputy-manager", "manager", "supervisor");
    assertThat(whoMay(CREATE_INSTANCE, Resources.PROCESS_DEFINITION, COMPLAINT))
        .containsExactly("agent", "deputy-manager", "manager", "supervisor");
    assertThat(whoMay(CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "complaint-resolution"))
        .isEmpty();
    assertThat(whoMay(READ_HISTORY, Resources.PROCESS_DEFINITION, COMPLAINT))
        .contains("quality-inspector", "analyst", "process-owner");
    assertThat(whoMay(READ_TASK, Resources.PROCESS_DEFINITION, COMPLAINT))
        .doesNotContain("analyst");
    assertThat(whoMay(RETRY_JOB, Resources.PROCESS_DEFINITION, COMPLAINT))
        .containsExactly("process-owner");
    assertThat(whoMay(Permissions.CREATE, Resources.DEPLOYMENT, "new"))
        .containsExactly("process-owner");
    assertThat(whoMay(Permissions.DELETE, Resources.DEPLOYMENT, "any")).isEmpty();
    assertThat(whoMay(Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
        .hasSize(Role.values().length);
    assertThat(whoMay(Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
        .containsExactly("analyst", "deputy-manager", "manager", "process-owner", "supervisor");
    assertThat(whoMay(Permissions.ACCESS, Resources.APPLICATION, "admin")).isEmpty();
    assertThat(whoMay(Permissions.CREATE, Resources.FILTER, "new")).isEmpty();
    assertThat(whoMay(Permissions.UPDATE, Resources.USER, "agent1")).isEmpty();
    assertThat(whoMay(Permissions.CREATE, Resources.AUTHORIZATION, "new")).isEmpty();
    assertThat(whoMay(Permissions.UPDATE, Resources.PROCESS_INSTANCE, "any")).isEmpty();
    assertThat(whoMay(Permissions.DELETE, Resources.PROCESS_INSTANCE, "any")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void nobodyChangesWhatAProcessDoesOrKnows(Role role) {
    for (String process : List.of(COMPLAINT, "incident-response", "any-other")) {
      for (Permission permission :
          List.of(
              UPDATE,
              DELETE,
              UPDATE_INSTANCE,
              DELETE_INSTANCE,
              UPDATE_TASK,
              UPDATE_INSTANCE_VARIABLE,
              UPDATE_TASK_VARIABLE,
              MIGRATE_INSTANCE,
              SUSPEND,
              SUSPEND_INSTANCE,
              DELETE_HISTORY)) {
        assertThat(may(role, permission, Resources.PROCESS_DEFINITION, process))
            .as("%s %s %s", role, permission, process)
            .isFalse();
      }
    }
  }

  private Set<String> whoMay(Permission permission, Resource resource, String id) {
    Set<String> groups = new TreeSet<>();
    for (Role role : Role.values()) {
      if (may(role, permission, resource, id)) {
        groups.add(role.groupId());
      }
    }
    return groups;
  }

  private boolean may(Role role, Permission permission, Resource resource, String id) {
    return authorizations.isUserAuthorized(
        "somebody", List.of(role.groupId()), permission, resource, id);
  }
}
