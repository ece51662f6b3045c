package io.kefuflow.engine.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** A user of the engine made for one test; the test class removes those that it made. */
record TestUser(String id, String password) {

  private static final Queue<String> MADE = new ConcurrentLinkedQueue<>();

  /** Deletes all that were made: as members of a group they would take part in other tests. */
  static void removeAll(IdentityService identityService) {
    for (String id = MADE.poll(); id != null; id = MADE.poll()) {
      identityService.deleteUser(id);
    }
  }

  /** 王小明 with a password that any policy accepts, as a member of the groups. */
  static TestUser in(IdentityService identityService, String... groups) {
    TestUser user =
        new TestUser("u" + UUID.randomUUID().toString().replace("-", ""), "Kf-Test-2026!x");
    User stored = identityService.newUser(user.id);
    stored.setLastName("王");
    stored.setFirstName("小明");
    stored.setPassword(user.password);
    identityService.saveUser(stored);
    MADE.add(user.id);
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
