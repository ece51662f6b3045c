package io.kefuflow.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * The page 培训认证 for everybody ({@code plugin-webapp/training}). Found by Tasklist through its
 * service file.
 */
public class TrainingPlugin extends AbstractTasklistPlugin {

  /** Part of the paths of its resources and assets. */
  public static final String ID = "training";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(TrainingPluginResource.class);
  }
}
