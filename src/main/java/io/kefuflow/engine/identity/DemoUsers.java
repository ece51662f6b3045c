package io.kefuflow.engine.identity;

import io.kefuflow.engine.DemoPassword;
import io.kefuflow.shared.Role;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;

/**
 * The people of the demonstration, one or two a role. What an administrator changed about them
 * stays changed.
 */
class DemoUsers {

  private static final List<Person> PEOPLE =
      List.of(
          new Person("agent1", "王小明", Role.AGENT),
          new Person("agent2", "李晓红", Role.AGENT),
          new Person("supervisor1", "张主管", Role.SUPERVISOR),
          new Person("deputy1", "赵副经理", Role.DEPUTY_MANAGER),
          new Person("manager1", "陈经理", Role.MANAGER),
          new Person("quality1", "周质检", Role.QUALITY_INSPECTOR),
          new Person("tech1", "吴工", Role.TECH_SUPPORT),
          new Person("product1", "郑品管", Role.PRODUCT_QUALITY),
          new Person("trainer1", "孙培训", Role.TRAINER),
          new Person("analyst1", "钱分析", Role.ANALYST),
          new Person("owner1", "冯流程", Role.PROCESS_OWNER));

  private final IdentityService identities;

  DemoUsers(IdentityService identities) {
    this.identities = identities;
  }

  /**
   * Creates those who do not exist; a person who was deleted comes back, one who changed group
   * stays there.
   */
  void apply() {
    var users = new Users(identities);
    for (Person person : PEOPLE) {
      if (users.createIfAbsent(
          person.id(), person.name(), person.id() + "@kefuflow.example", DemoPassword.VALUE)) {
        identities.createMembership(person.id(), person.role().groupId());
      }
    }
  }

  private record Person(String id, String name, Role role) {}
}
