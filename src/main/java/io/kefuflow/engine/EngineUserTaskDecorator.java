package io.kefuflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/**
 * Lets work on another thread run as the user who ordered it; the engine keeps its user in a
 * thread-local.
 */
@Component
class EngineUserTaskDecorator implements TaskDecorator {

  private final IdentityService identities;

  EngineUserTaskDecorator(@Lazy IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public Runnable decorate(Runnable work) {
    Authentication user = identities.getCurrentAuthentication();
    return () -> {
      identities.setAuthentication(user);
      try {
        work.run();
      } finally {
        identities.clearAuthentication();
      }
    };
  }
}
