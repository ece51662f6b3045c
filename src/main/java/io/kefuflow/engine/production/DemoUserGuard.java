package io.kefuflow.engine.production;

import io.kefuflow.engine.DemoPassword;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stops the start of profile {@code production} on a database in which somebody has the demo
 * password, e.g. one that was tried out with the default profile first. Runs when the engine is up
 * and before the web server answers.
 */
@Component
@Profile("production")
class DemoUserGuard implements SmartInitializingSingleton {

  private final DemoPassword demoPassword;

  DemoUserGuard(DemoPassword demoPassword) {
    this.demoPassword = demoPassword;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<User> users = demoPassword.users();
    if (!users.isEmpty()) {
      throw new UnsafeProductionException(
          List.of(
              "数据库中有用户仍使用演示密码：%s。请换用空的数据库；或以默认配置连接此库，在 Admin 中修改其密码或删除这些用户。"
                  .formatted(users.stream().map(User::getId).collect(Collectors.joining("、")))));
    }
  }
}
