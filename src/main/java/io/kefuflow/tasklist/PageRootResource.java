package io.kefuflow.tasklist;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;

/**
 * Serves the assets of a page: its own, and those that all pages share ({@code
 * plugin-webapp/shared}).
 */
abstract class PageRootResource extends AbstractTasklistPluginRootResource {

  private static final List<String> SHARED = List.of("app/page.js", "app/page.css");

  PageRootResource(String pluginId) {
    super(pluginId);
  }

  @Override
  protected List<String> getAllowedAssets() {
    var assets = new ArrayList<>(super.getAllowedAssets());
    assets.addAll(SHARED);
    return assets;
  }

  @Override
  protected InputStream getPluginAssetAsStream(AppPlugin plugin, String fileName) {
    return SHARED.contains(fileName)
        ? getClass()
            .getResourceAsStream("/plugin-webapp/shared/" + fileName.substring("app/".length()))
        : super.getPluginAssetAsStream(plugin, fileName);
  }
}
