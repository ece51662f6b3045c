package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.calendar.CalendarRegister;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Serves the assets of the calendar page and leads to its data. A new one for each request, as
 * JAX-RS expects.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Path("plugin/" + CalendarPlugin.ID)
public class CalendarPluginResource extends PageRootResource {

  private final CalendarRegister register;
  private final ObjectMapper json;

  CalendarPluginResource(CalendarRegister register, ObjectMapper json) {
    super(CalendarPlugin.ID);
    this.register = register;
    this.json = json;
  }

  /**
   * The data of the page. The path begins with the engine because the webapp's login check looks
   * for it there.
   */
  @Path("{engine}/calendars")
  public CalendarResource calendars(@PathParam("engine") String engine) {
    return subResource(new CalendarResource(engine, register, json), engine);
  }
}
