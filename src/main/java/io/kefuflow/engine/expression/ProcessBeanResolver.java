package io.kefuflow.engine.expression;

import io.kefuflow.shared.process.ProcessBean;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Lets models name delegates, listeners and {@link ProcessBean}s; any other bean does not exist for
 * them.
 */
class ProcessBeanResolver extends ELResolver {

  private static final List<Class<?>> CALLED_BY_THE_ENGINE =
      List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

  private final ApplicationContext beans;

  ProcessBeanResolver(ApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base != null || !(property instanceof String name) || !isVisible(name)) {
      return null;
    }
    context.setPropertyResolved(true);
    return beans.getBean(name);
  }

  private boolean isVisible(String name) {
    return beans.containsBean(name)
        && (CALLED_BY_THE_ENGINE.stream().anyMatch(type -> beans.isTypeMatch(name, type))
            || beans.findAnnotationOnBean(name, ProcessBean.class) != null);
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    // beans are never assigned
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }
}
