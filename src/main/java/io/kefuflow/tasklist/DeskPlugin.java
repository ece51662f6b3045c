package io.kefuflow.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * What stands beside the form of a task: the case, its deadlines, its customer ({@code
 * plugin-webapp/agent-desk}). Found by Tasklist through its service file.
 */
public class DeskPlugin extends AbstractTasklistPlugin {

  /** Part of the paths of its resources and assets. */
  public static final String ID = "agent-desk";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(DeskPluginResource.class);
  }
}
