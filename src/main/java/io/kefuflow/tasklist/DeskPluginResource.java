package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Serves the assets of the desk and leads to its data. A new one for each request, as JAX-RS
 * expects.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Path("plugin/" + DeskPlugin.ID)
public class DeskPluginResource extends PageRootResource {

  private static final List<String> MODULES =
      List.of(
          "app/actions.js",
          "app/attachments.js",
          "app/cards.js",
          "app/case-tab.js",
          "app/clock.js",
          "app/conflicts.js",
          "app/counts.js",
          "app/deadlines.js",
          "app/desk.js",
          "app/dialogs.js",
          "app/intake.js",
          "app/parts.js",
          "app/suggestions.js");

  private final Desk desk;
  private final ObjectMapper json;

  DeskPluginResource(Desk desk, ObjectMapper json) {
    super(DeskPlugin.ID);
    this.desk = desk;
    this.json = json;
  }

  @Override
  protected List<String> getAllowedAssets() {
    var assets = new ArrayList<>(super.getAllowedAssets());
    assets.addAll(MODULES);
    return assets;
  }

  @Override
  protected String getContentType(String fileName) {
    return fileName.endsWith(".svg") ? "image/svg+xml" : super.getContentType(fileName);
  }

  /**
   * The data of the desk. The path begins with the engine because the webapp's login check looks
   * for it there.
   */
  @Path("{engine}")
  public DeskResource desk(@PathParam("engine") String engine) {
    return subResource(new DeskResource(engine, desk, json), engine);
  }
}
