package io.kefuflow.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * The page 服务日历 for supervisors ({@code plugin-webapp/service-calendar}). Found by Tasklist through
 * its service file.
 */
public class CalendarPlugin extends AbstractTasklistPlugin {

  /** Part of the paths of its resources and assets. */
  public static final String ID = "service-calendar";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(CalendarPluginResource.class);
  }
}
