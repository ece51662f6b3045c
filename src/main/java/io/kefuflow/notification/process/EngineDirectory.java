package io.kefuflow.notification.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.notification.Directory;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Colleagues as the engine's identities. */
@Component
class EngineDirectory implements Directory {

  private final IdentityService identities;
  private final SystemCalls systemCalls;

  EngineDirectory(IdentityService identities, SystemCalls systemCalls) {
    this.identities = identities;
    this.systemCalls = systemCalls;
  }

  @Override
  public Optional<String> emailOf(String userId) {
    return Optional.ofNullable(
            systemCalls.call(() -> identities.createUserQuery().userId(userId).singleResult()))
        .map(User::getEmail)
        .filter(StringUtils::hasText);
  }

  @Override
  public List<String> emailsOf(String groupId) {
    return systemCalls
        .call(
            () -> identities.createUserQuery().memberOfGroup(groupId).orderByUserId().asc().list())
        .stream()
        .map(User::getEmail)
        .filter(StringUtils::hasText)
        .distinct()
        .toList();
  }
}
