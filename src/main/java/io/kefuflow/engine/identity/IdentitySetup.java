package io.kefuflow.engine.identity;

import io.kefuflow.shared.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees at every start that the groups, their rights and the common filters exist, before the
 * starter creates the first administrator ({@code camunda.bpm.admin-user}) in a group that it would
 * name in English.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class IdentitySetup extends SpringBootProcessEnginePlugin {

  private final boolean demoUsers;

  IdentitySetup(@Value("${kefuflow.demo.users}") boolean demoUsers) {
    this.demoUsers = demoUsers;
  }

  /** Runs in one transaction, and on one node at a time where several start together. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              command.getPropertyManager().acquireExclusiveLockForStartup();
              setUp(engine);
              return null;
            });
  }

  private void setUp(ProcessEngine engine) {
    var identities = engine.getIdentityService();
    var authorizations = engine.getAuthorizationService();
    createGroups(identities);
    new GroupRights(authorizations).apply();
    new TaskFilters(engine.getFilterService(), engine.getTaskService(), authorizations).apply();
    if (demoUsers) {
      new DemoUsers(identities).apply();
    }
  }

  private static void createGroups(IdentityService identities) {
    for (Role role : Role.values()) {
      createGroup(identities, role.groupId(), role.label(), Groups.GROUP_TYPE_WORKFLOW);
    }
    createGroup(identities, Groups.CAMUNDA_ADMIN, "系统管理员", Groups.GROUP_TYPE_SYSTEM);
  }

  private static void createGroup(IdentityService identities, String id, String name, String type) {
    if (identities.createGroupQuery().groupId(id).count() == 0) {
      var group = identities.newGroup(id);
      group.setName(name);
      group.setType(type);
      identities.saveGroup(group);
    }
  }
}
