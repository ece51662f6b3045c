package io.kefuflow.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * The page 批量导入工单 for supervisors ({@code plugin-webapp/case-import}). Found by Tasklist through
 * its service file.
 */
public class ImportPlugin extends AbstractTasklistPlugin {

  /** Part of the paths of its resources and assets. */
  public static final String ID = "case-import";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(ImportPluginResource.class);
  }
}
