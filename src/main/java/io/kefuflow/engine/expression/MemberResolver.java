package io.kefuflow.engine.expression;

import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * Reads properties and calls methods of values in models, except those that lead to reflection or
 * to the whole engine.
 */
class MemberResolver extends BeanELResolver {

  private static final Set<String> REFUSED =
      Set.of(
          "class",
          "getClass",
          "processEngine",
          "getProcessEngine",
          "processEngineServices",
          "getProcessEngineServices");

  MemberResolver() {
    super(true);
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    check(base, property);
    return super.getValue(context, base, property);
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    check(base, method);
    return super.invoke(context, base, method, types, arguments);
  }

  private static void check(Object base, Object member) {
    if (REFUSED.contains(String.valueOf(member))
        // Class, Method, Field, Package, Module; and what loads them
        || base instanceof AnnotatedElement
        || base instanceof ClassLoader) {
      throw new ELException("表达式不允许使用 '%s'".formatted(member));
    }
  }
}
