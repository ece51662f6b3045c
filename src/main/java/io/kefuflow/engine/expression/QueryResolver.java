package io.kefuflow.engine.expression;

import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.joda.time.DateTime;

/**
 * What an expression in a query or a stored filter may do beside calling the engine's functions:
 * arithmetic on the result of {@code dateTime()}. No variables, no beans, no other member of any
 * value.
 */
class QueryResolver extends BeanELResolver {

  private static final Pattern ARITHMETIC = Pattern.compile("(plus|minus|with)[A-Z]\\w*|toDate");

  QueryResolver() {
    super(true);
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return null;
    }
    throw refused(property);
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    if (base instanceof DateTime && ARITHMETIC.matcher(String.valueOf(method)).matches()) {
      return super.invoke(context, base, method, types, arguments);
    }
    throw refused(method);
  }

  private static ELException refused(Object member) {
    return new ELException(
        "查询表达式只能使用 currentUser()、currentUserGroups()、now()、dateTime() 及其日期加减，不允许使用 '%s'"
            .formatted(member));
  }
}
