package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.calendar.CalendarDraft;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.calendar.CalendarSummary;
import io.kefuflow.calendar.CalendarVersion;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The data behind the calendar page. */
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource extends JsonPageResource {

  private final CalendarRegister register;

  CalendarResource(String engine, CalendarRegister register, ObjectMapper json) {
    super(engine, CalendarRegister.EDITORS, "没有权限：只有客服主管、副经理、部门经理和流程管理员可以维护服务日历", json);
    this.register = register;
  }

  /** Whether the user may publish, so that the link to the page is only shown to those who may. */
  @GET
  @Path("right")
  public Right right() {
    return new Right(isAllowed());
  }

  /** All calendars. */
  @GET
  public Response all() {
    return answer(register::all);
  }

  /** One calendar with all its versions. */
  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id) {
    return answer(() -> new Calendar(register.summary(id), register.versions(id)));
  }

  /** When clocks that start now would be due. */
  @GET
  @Path("{id}/examples")
  public Response examples(@PathParam("id") String id) {
    return answer(() -> register.examples(id, null, CalendarRegister.EXAMPLES));
  }

  /** Publishes a version, or only checks it. */
  @POST
  @Path("{id}/versions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response publish(
      @PathParam("id") String id,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      InputStream body) {
    return answer(
        () -> {
          var draft = body(body, CalendarDraft.class);
          return dryRun
              ? register.preview(id, draft, user().getUserId())
              : register.publish(id, draft, user().getUserId());
        });
  }

  /** What a file of holidays would change; the page publishes it as any other change. */
  @POST
  @Path("{id}/exceptions")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response holidays(
      @PathParam("id") String id,
      @QueryParam("name") String fileName,
      @QueryParam("basedOn") Integer basedOn,
      InputStream content) {
    var draft = new CalendarDraft(null, basedOn, null, null, null);
    return answer(
        () -> register.importHolidays(id, fileName, content, draft, true, user().getUserId()));
  }

  /** A calendar as the page shows it. */
  public record Calendar(CalendarSummary summary, List<CalendarVersion> versions) {}
}
