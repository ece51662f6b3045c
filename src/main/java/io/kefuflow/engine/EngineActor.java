package io.kefuflow.engine;

import io.kefuflow.shared.Actor;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The actor is whom the engine runs a command for. */
@Component
class EngineActor implements Actor {

  private final IdentityService identities;

  EngineActor(@Lazy IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public String id() {
    return Optional.ofNullable(identities.getCurrentAuthentication())
        .map(Authentication::getUserId)
        .orElse(SYSTEM);
  }
}
