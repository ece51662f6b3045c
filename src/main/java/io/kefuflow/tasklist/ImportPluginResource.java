package io.kefuflow.tasklist;

import io.kefuflow.importing.CaseImports;
import io.kefuflow.importing.ImportMappings;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Serves the assets of the import page and leads to its data. A new one for each request, as JAX-RS
 * expects.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Path("plugin/" + ImportPlugin.ID)
public class ImportPluginResource extends PageRootResource {

  private final CaseImports imports;
  private final ImportMappings mappings;

  ImportPluginResource(CaseImports imports, ImportMappings mappings) {
    super(ImportPlugin.ID);
    this.imports = imports;
    this.mappings = mappings;
  }

  /**
   * The data of the page. The path begins with the engine because the webapp's login check looks
   * for it there.
   */
  @Path("{engine}/imports")
  public ImportResource imports(@PathParam("engine") String engine) {
    return subResource(new ImportResource(engine, imports, mappings), engine);
  }
}
