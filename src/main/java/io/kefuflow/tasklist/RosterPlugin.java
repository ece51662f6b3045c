package io.kefuflow.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * The page 值班排班 for supervisors ({@code plugin-webapp/duty-roster}). Found by Tasklist through its
 * service file.
 */
public class RosterPlugin extends AbstractTasklistPlugin {

  /** Part of the paths of its resources and assets. */
  public static final String ID = "duty-roster";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(RosterPluginResource.class);
  }
}
