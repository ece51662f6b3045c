package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
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
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.ContentDisposition;

/**
 * The data behind the desk, for everybody who has tasks: who does not see a task learns nothing of
 * what it is about.
 */
@Produces(MediaType.APPLICATION_JSON)
public class DeskResource extends JsonPageResource {

  private static final String NO_RIGHT = "没有权限：请登录后重试";

  private final Desk desk;

  DeskResource(String engine, Desk desk, ObjectMapper json) {
    super(engine, Set.of(), NO_RIGHT, json);
    this.desk = desk;
  }

  @Override
  boolean isAllowed() {
    return user() != null;
  }

  private boolean isOneOf(Set<Role> roles) {
    return Role.isOneOf(roles, user().getGroupIds());
  }

  /** What the user may do at all. */
  @GET
  @Path("right")
  public Response right() {
    return answer(() -> new DeskRight(isAllowed(), isOneOf(Role.SERVE_CUSTOMERS)));
  }

  /** What the cards of a page of tasks show. */
  @GET
  @Path("cards")
  public Response cards(@QueryParam("taskIds") String taskIds) {
    return answer(() -> desk.cards().of(taskIds, isOneOf(Role.WORK_ON_CASES)));
  }

  /** How many tasks the filters show whose count is cheap. */
  @GET
  @Path("filter-counts")
  public Response filterCounts() {
    return answer(desk.filters()::counts);
  }

  /** The case that a task is part of. */
  @GET
  @Path("tasks/{id}")
  public Response file(@PathParam("id") String taskId) {
    return answer(() -> desk.file().of(taskId));
  }

  /** What may help to answer the customer. */
  @GET
  @Path("tasks/{id}/suggestions")
  public Response suggestions(@PathParam("id") String taskId) {
    return answer(() -> desk.suggestions().of(taskId));
  }

  /** The files of the case. */
  @GET
  @Path("tasks/{id}/attachments")
  public Response attachments(@PathParam("id") String taskId) {
    return answer(() -> desk.attachments().of(taskId));
  }

  /** Keeps a file with the case. */
  @POST
  @Path("tasks/{id}/attachments")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response attach(
      @PathParam("id") String taskId,
      @QueryParam("fileName") String fileName,
      InputStream content) {
    return answer(() -> desk.attachments().add(taskId, fileName, content));
  }

  /** The content of a file, to be saved or, where that is harmless, shown. */
  @GET
  @Path("tasks/{id}/attachments/{attachmentId}")
  @Produces(MediaType.WILDCARD)
  public Response download(
      @PathParam("id") String taskId,
      @PathParam("attachmentId") String attachmentId,
      @QueryParam("preview") @DefaultValue("false") boolean preview) {
    return answerWith(() -> file(desk.attachments().open(taskId, attachmentId), preview));
  }

  private static Response file(DeskAttachments.Content content, boolean preview)
      throws IOException {
    return preview && content.previewable()
        ? file(content, content.shown(), ContentDisposition.inline())
        : file(
            content,
            new DeskAttachments.Shown(content.file().mediaType(), content.stream()),
            ContentDisposition.attachment());
  }

  /** A file runs nothing in our name; a PDF file is shown by the browser's own, closed viewer. */
  private static Response file(
      DeskAttachments.Content content,
      DeskAttachments.Shown body,
      ContentDisposition.Builder disposition) {
    return Response.ok(body.stream(), body.mediaType())
        .header(
            "Content-Disposition",
            disposition
                .filename(content.file().fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** Who may take the task over. */
  @GET
  @Path("tasks/{id}/colleagues")
  public Response colleagues(@PathParam("id") String taskId) {
    return answer(() -> desk.actions().colleagues(taskId));
  }

  /** Passes the task on to a colleague (转派). */
  @POST
  @Path("tasks/{id}/handover")
  public Response handOver(@PathParam("id") String taskId, InputStream body) {
    return answer(() -> desk.actions().handOver(taskId, said(body, TaskHandovers.Order.class)));
  }

  /** Asks the customer something (请客户补充). */
  @POST
  @Path("tasks/{id}/question")
  public Response ask(@PathParam("id") String taskId, InputStream body) {
    return answer(() -> desk.actions().ask(taskId, said(body, Words.class).question()));
  }

  /** The customer urges (催办). */
  @POST
  @Path("tasks/{id}/urge")
  public Response urge(@PathParam("id") String taskId, InputStream body) {
    return answer(() -> desk.actions().urge(taskId, said(body, Words.class).note()));
  }

  /** The customer takes the request back (撤回). */
  @POST
  @Path("tasks/{id}/withdraw")
  public Response withdraw(@PathParam("id") String taskId, InputStream body) {
    return answer(() -> desk.actions().withdraw(taskId, said(body, Words.class).reason()));
  }

  private <T> T said(InputStream body, Class<T> type) throws IOException {
    T said = body(body, type);
    if (said == null) {
      throw new InvalidInputException("body", "请求是空的：请刷新页面后重试");
    }
    return said;
  }

  /** What became of a task, also when it is gone. */
  @GET
  @Path("tasks/{id}/fate")
  public Response fate(@PathParam("id") String taskId) {
    return answer(() -> desk.fates().of(taskId));
  }

  /** Who has this telephone number, and what is open for this customer. */
  @POST
  @Path("customers")
  public Response customers(InputStream body) {
    return answer(() -> desk.intake().byPhone(said(body, Caller.class).phone()));
  }

  /** Who calls; in the body, so that no log keeps the number. */
  record Caller(String phone) {}

  /** What somebody wrote, each null where the request says nothing of it. */
  record Words(String question, String note, String reason) {}

  /**
   * What the user may do at all.
   *
   * @param registers whether the user may register what customers say
   */
  public record DeskRight(boolean allowed, boolean registers) {}
}
