package io.kefuflow.engine.expression;

import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Gives the engine our expression manager, and no script language. */
@Component
class ExpressionGuard extends SpringBootProcessEnginePlugin {

  private final ApplicationContext beans;

  ExpressionGuard(ApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setExpressionManager(new SafeExpressionManager(beans));
    // Models hold no scripts. The engine would bring one language, JUEL with unguarded reflection.
    engine.setScriptEngineResolver(new DefaultScriptEngineResolver(new ScriptEngineManager(null)));
  }
}
