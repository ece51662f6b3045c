package io.kefuflow.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** The published password of the demo users, and who still has it. */
@Component
public class DemoPassword {

  public static final String VALUE = "kefu-demo";

  private final IdentityService identityService;
  private final ProcessEngineConfigurationImpl configuration;

  /** Hashing is slow on purpose, and what a stored hash stands for never changes. */
  private final Map<String, Boolean> knownHashes = new ConcurrentHashMap<>();

  DemoPassword(IdentityService identityService, ProcessEngineConfigurationImpl configuration) {
    this.identityService = identityService;
    this.configuration = configuration;
  }

  /**
   * The users whose password is the demo password. Compares with the stored hashes, so that no
   * failed login is counted for anybody.
   */
  public List<User> users() {
    return identityService.createUserQuery().orderByUserId().asc().unlimitedList().stream()
        .filter(user -> user instanceof UserEntity stored && hasDemoPassword(stored))
        .toList();
  }

  private boolean hasDemoPassword(UserEntity user) {
    return user.getPassword() != null
        && knownHashes.computeIfAbsent(
            user.getPassword(),
            hash ->
                configuration
                    .getPasswordManager()
                    .check(EncryptionUtil.saltPassword(VALUE, user.getSalt()), hash));
  }
}
