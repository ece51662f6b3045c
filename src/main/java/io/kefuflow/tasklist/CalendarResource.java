package io.kefuflow.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.calendar.CalendarConflictException;
import io.kefuflow.calendar.CalendarDraft;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.calendar.CalendarSummary;
import io.kefuflow.calendar.CalendarVersion;
import io.kefuflow.calendar.InvalidCalendarException;
import io.kefuflow.calendar.UnknownCalendarException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The data behind the calendar page. Bodies are read and written by the application's own mapper:
 * the webapp's knows less of dates.
 */
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource extends PageResource {

  private static final int UNPROCESSABLE = 422;

  private final CalendarRegister register;
  private final ObjectMapper json;

  CalendarResource(String engine, CalendarRegister register, ObjectMapper json) {
    super(engine, CalendarRegister.EDITORS);
    this.register = register;
    this.json = json;
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
          var draft = json.readValue(body, CalendarDraft.class);
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

  private Response answer(Answer answer) {
    requireRight("没有权限：只有客服主管、副经理、部门经理和流程管理员可以维护服务日历");
    try {
      return response(Response.Status.OK.getStatusCode(), answer.get());
    } catch (InvalidCalendarException e) {
      return refusal(UNPROCESSABLE, e.problems());
    } catch (TooLargeException e) {
      return refusal(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), List.of(e));
    } catch (InvalidInputException e) {
      return refusal(Response.Status.BAD_REQUEST.getStatusCode(), List.of(e));
    } catch (JsonProcessingException e) {
      return refusal(Response.Status.BAD_REQUEST, "请求无法读取：请刷新页面后重试");
    } catch (CalendarConflictException e) {
      return refusal(Response.Status.CONFLICT, e.getMessage());
    } catch (UnknownCalendarException e) {
      return refusal(Response.Status.NOT_FOUND, e.getMessage());
    } catch (IOException e) {
      return refusal(Response.Status.BAD_REQUEST, "上传中断：请检查网络后重试");
    }
  }

  private Response refusal(int status, List<InvalidInputException> problems) {
    return response(
        status, new Refusal(problems.stream().map(InvalidInputException::getMessage).toList()));
  }

  private Response refusal(Response.Status status, String message) {
    return response(status.getStatusCode(), new Refusal(List.of(message)));
  }

  private Response response(int status, Object body) {
    try {
      return Response.status(status)
          .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
          .entity(json.writeValueAsString(body))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the body of an answer. */
  private interface Answer {
    Object get() throws IOException;
  }

  /** Whether the user may publish. */
  public record Right(boolean allowed) {}

  /** A calendar as the page shows it. */
  public record Calendar(CalendarSummary summary, List<CalendarVersion> versions) {}

  /** Why something was refused, Chinese. */
  public record Refusal(List<String> problems) {}
}
