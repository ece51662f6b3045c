package io.kefuflow.engine.expression;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.test.mock.MockElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates the engine's expressions with no more power than each needs.
 *
 * <p>Models see variables and the beans of {@link ProcessBeanResolver}, never reflection or the
 * engine's services. Queries and stored filters, which users write, see only the engine's functions
 * and date arithmetic. The engine evaluates queries without a variable scope and everything else
 * with one, which is how the two are told apart.
 *
 * <p>Closes CVE-2026-109432 (expressions in the or-queries of a task query), unfixed in 7.24.0, and
 * the same hole in stored filters.
 */
class SafeExpressionManager extends SpringExpressionManager {

  private final ELResolver queryResolver = new QueryResolver();

  SafeExpressionManager(ApplicationContext beans) {
    super(beans);
  }

  @Override
  protected ProcessEngineElContext createElContext(VariableScope scope) {
    if (scope != null) {
      return super.createElContext(scope);
    }
    ensureInitialized();
    var context = new ProcessEngineElContext(functionMapper, queryResolver);
    context.putContext(ExpressionFactory.class, expressionFactory);
    return context;
  }

  @Override
  protected ELResolver createElResolver() {
    var resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new MockElResolver());
    resolver.add(new ProcessBeanResolver(applicationContext));
    resolver.add(new ArrayELResolver(true));
    resolver.add(new ListELResolver(true));
    resolver.add(new MapELResolver(true));
    resolver.add(new MemberResolver());
    return resolver;
  }
}
