package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Serves the assets of the training page and leads to its data. A new one for each request, as
 * JAX-RS expects.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Path("plugin/" + TrainingPlugin.ID)
public class TrainingPluginResource extends PageRootResource {

  private final TrainingFile file;
  private final ObjectMapper json;

  TrainingPluginResource(TrainingFile file, ObjectMapper json) {
    super(TrainingPlugin.ID);
    this.file = file;
    this.json = json;
  }

  /**
   * The data of the page. The path begins with the engine because the webapp's login check looks
   * for it there.
   */
  @Path("{engine}/training")
  public TrainingResource training(@PathParam("engine") String engine) {
    return subResource(new TrainingResource(engine, file, json), engine);
  }
}
