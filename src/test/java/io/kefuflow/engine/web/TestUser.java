package io.kefuflow.engine.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** A user of the engine made for one test. */
record TestUser(String id, String password) {

  /** 王小明 with a password that any policy accepts, as a member of the groups. */
  static TestUser in(IdentityService identityService, String... groups) {
    TestUser user =
        new TestUser("u" + UUID.randomUUID().toString().replace("-", ""), "Kf-Test-2026!x");
    User stored = identityService.newUser(user.id);
    stored.setLastName("王");
    stored.setFirstName("小明");
    stored.setPassword(user.password);
    identityService.saveUser(stored);
    Arrays.stream(groups)
        .forEach(
            group -> {
              if (identityService.createGroupQuery().groupId(group).count() == 0) {
                identityService.saveGroup(identityService.newGroup(group));
              }
              identityService.createMembership(user.id, group);
            });
    return user;
  }

  /** Value of an {@code Authorization} header. */
  String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
