package io.kefuflow.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class IdentitySetupTest {

  @Autowired ProcessEngine engine;
  @Autowired IdentityService identities;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;
  @Autowired IdentitySetup setup;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void logOut() {
    identities.clearAuthentication();
  }

  @ParameterizedTest
  @CsvSource({
    "agent1, 王小明, agent",
    "agent2, 李晓红, agent",
    "supervisor1, 张主管, supervisor",
    "deputy1, 赵副经理, deputy-manager",
    "manager1, 陈经理, manager",
    "quality1, 周质检, quality-inspector",
    "tech1, 吴工, tech-support",
    "product1, 郑品管, product-quality",
    "trainer1, 孙培训, trainer",
    "analyst1, 钱分析, analyst",
    "owner1, 冯流程, process-owner",
    "admin, 系统管理员, camunda-admin"
  })
  void aDemoUserLogsInAndBelongsToTheirGroup(String id, String name, String group) {
    User user = identities.createUserQuery().userId(id).singleResult();

    assertThat(user.getLastName() + user.getFirstName()).isEqualTo(name);
    assertThat(identities.checkPassword(id, "kefu-demo")).isTrue();
    assertThat(identities.createGroupQuery().groupMember(id).list())
        .extracting(Group::getId)
        .containsExactly(group);
  }

  @Test
  void everyRoleIsAGroupWithItsChineseName() {
    for (Role role : Role.values()) {
      assertThat(identities.createGroupQuery().groupId(role.groupId()).singleResult().getName())
          .isEqualTo(role.label());
    }
  }

  @Test
  void anotherStartChangesNothing() {
    setup.postProcessEngineBuild(engine); // without what other tests granted to groups
    Map<String, Long> before = counts();

    setup.postProcessEngineBuild(engine);

    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void anotherStartKeepsAChangedPassword() {
    changePassword("trainer1", "changed-by-themselves");
    try {
      setup.postProcessEngineBuild(engine);

      assertThat(identities.checkPassword("trainer1", "changed-by-themselves")).isTrue();
      assertThat(identities.checkPassword("trainer1", "kefu-demo")).isFalse();
    } finally {
      changePassword("trainer1", "kefu-demo");
    }
  }

  @Test
  void anotherStartRestoresTheRightsOfTheTable() {
    Authorization extra = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    extra.setGroupId("agent");
    extra.setResource(Resources.DEPLOYMENT);
    extra.setResourceId(Authorization.ANY);
    extra.addPermission(Permissions.CREATE);
    authorizations.saveAuthorization(extra);
    Authorization widened =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn("agent")
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId("complaint-handling")
            .singleResult();
    widened.addPermission(ProcessDefinitionPermissions.UPDATE_INSTANCE);
    authorizations.saveAuthorization(widened);

    setup.postProcessEngineBuild(engine);

    assertThat(may("agent", Permissions.CREATE, Resources.DEPLOYMENT, "any")).isFalse();
    assertThat(
            may(
                "agent",
                ProcessDefinitionPermissions.UPDATE_INSTANCE,
                Resources.PROCESS_DEFINITION,
                "complaint-handling"))
        .isFalse();
  }

  @Test
  void aTaskLeavesNoRowInTheTableOfRights() {
    assertThat(
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getResourceAuthorizationProvider())
        .isInstanceOf(ProcessWideTaskRights.class);
    List<String> personal =
        engine
            .getTaskService()
            .createTaskQuery()
            .processDefinitionKeyIn(GroupRights.PERSONAL.toArray(String[]::new))
            .list()
            .stream()
            .map(Task::getId)
            .toList();
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).list())
        .filteredOn(right -> !personal.contains(right.getResourceId()))
        .extracting(Authorization::getGroupId)
        .as("only the administrators' right to everything")
        .containsOnly("camunda-admin");
  }

  @Test
  void passwordsAreStoredWithBcrypt_andOlderHashesStillWork() {
    String stored = storedPassword("agent1");
    assertThat(stored).startsWith("{bcrypt-sha256}$2a$");

    var sha512 = new Sha512HashDigest();
    jdbc.sql("update act_id_user set pwd_ = ?, salt_ = 'salt' where id_ = 'analyst1'")
        .param("{SHA-512}" + sha512.encrypt(EncryptionUtil.saltPassword("from-before", "salt")))
        .update();
    try {
      assertThat(identities.checkPassword("analyst1", "from-before")).isTrue();
      assertThat(identities.checkPassword("analyst1", "kefu-demo")).isFalse();
    } finally {
      changePassword("analyst1", "kefu-demo");
    }
  }

  @Test
  void longPasswordsCountToTheirLastCharacter() {
    var encryptor = new BcryptPasswordEncryptor();
    String longPassword = "很长的口令".repeat(30);

    String stored = encryptor.encrypt(longPassword + "a");

    assertThat(encryptor.check(longPassword + "a", stored)).isTrue();
    assertThat(encryptor.check(longPassword + "b", stored)).isFalse();
  }

  private boolean may(String group, Permission permission, Resource resource, String id) {
    return authorizations.isUserAuthorized("somebody", List.of(group), permission, resource, id);
  }

  private Map<String, Long> counts() {
    return Map.of(
        "users", identities.createUserQuery().count(),
        "groups", identities.createGroupQuery().count(),
        "rights", authorizations.createAuthorizationQuery().count(),
        "filters", filters.createTaskFilterQuery().count());
  }

  private void changePassword(String id, String password) {
    User user = identities.createUserQuery().userId(id).singleResult();
    user.setPassword(password);
    identities.saveUser(user);
  }

  private String storedPassword(String id) {
    return ((UserEntity) identities.createUserQuery().userId(id).singleResult()).getPassword();
  }
}
