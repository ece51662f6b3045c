package io.kefuflow.engine;

import io.kefuflow.engine.expression.SafeExpressionManager;
import io.kefuflow.engine.identity.BcryptPasswordEncryptor;
import io.kefuflow.engine.identity.ProcessWideTaskRights;
import io.kefuflow.engine.identity.WorkQueueChecker;
import io.kefuflow.engine.incident.IncidentAnnouncer;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The engine's settings that are objects; those that are values stand, with their reasons, in
 * application.yaml.
 */
@Component
class EngineConfiguration extends SpringBootProcessEnginePlugin {

  private final ApplicationContext beans;

  EngineConfiguration(ApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setExpressionManager(new SafeExpressionManager(beans));
    // Models hold no scripts. The engine would bring one language, JUEL, with unguarded access to
    // reflection.
    engine.setScriptEngineResolver(new DefaultScriptEngineResolver(new ScriptEngineManager(null)));
    engine.setResourceAuthorizationProvider(new ProcessWideTaskRights());
    engine.setPasswordEncryptor(new BcryptPasswordEncryptor());
    engine.setCustomIncidentHandlers(List.of(new IncidentAnnouncer()));
  }

  @Override
  public void postInit(SpringProcessEngineConfiguration engine) {
    engine
        .getCommandCheckers()
        .replaceAll(
            checker ->
                checker instanceof AuthorizationCommandChecker ? new WorkQueueChecker() : checker);
  }
}
