package io.kefuflow.engine.identity;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.stereotype.Component;

/** Gives the engine our rules for rights on tasks and for stored passwords. */
@Component
class IdentityRules extends SpringBootProcessEnginePlugin {

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setResourceAuthorizationProvider(new ProcessWideTaskRights());
    engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
    engine.setPasswordEncryptor(new BcryptPasswordEncryptor());
  }
}
