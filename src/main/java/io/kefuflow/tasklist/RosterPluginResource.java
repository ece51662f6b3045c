package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.StandIns;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Serves the assets of the roster page and leads to its data. A new one for each request, as JAX-RS
 * expects.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Path("plugin/" + RosterPlugin.ID)
public class RosterPluginResource extends PageRootResource {

  private final Roster roster;
  private final StandIns standIns;
  private final Colleagues colleagues;
  private final ObjectMapper json;

  RosterPluginResource(Roster roster, StandIns standIns, Colleagues colleagues, ObjectMapper json) {
    super(RosterPlugin.ID);
    this.roster = roster;
    this.standIns = standIns;
    this.colleagues = colleagues;
    this.json = json;
  }

  /**
   * The data of the page. The path begins with the engine because the webapp's login check looks
   * for it there.
   */
  @Path("{engine}/roster")
  public RosterResource roster(@PathParam("engine") String engine) {
    return subResource(new RosterResource(engine, roster, standIns, colleagues, json), engine);
  }
}
