package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.course.Courses;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/** The data behind the training page: for everybody their own, for leaders that of their people. */
@Produces(MediaType.APPLICATION_JSON)
public class TrainingResource extends JsonPageResource {

  private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
  private static final String NO_RIGHT = "没有权限：请用客服部门的账号登录";
  private static final String NO_EDITOR = "没有权限：只有培训、副经理和部门经理可以维护题库";
  private static final String CSV = "text/csv;charset=UTF-8";

  private final TrainingFile file;

  TrainingResource(String engine, TrainingFile file, ObjectMapper json) {
    super(engine, EVERYBODY, NO_RIGHT, json);
    this.file = file;
  }

  /** Whether the user may use the page, so that its link is only shown to those who may. */
  @GET
  @Path("right")
  public Right right() {
    return new Right(isAllowed());
  }

  /** What the user has to do with training. */
  @GET
  public Response overview() {
    return answer(() -> file.of(user().getUserId(), isEditor()));
  }

  /** Figures of a period, of those of whom the user may know. */
  @GET
  @Path("report")
  public Response report(@QueryParam("from") String from, @QueryParam("to") String to) {
    return answer(() -> file.report(user().getUserId(), date("from", from), date("to", to)));
  }

  /** The same as a file. */
  @GET
  @Path("report.csv")
  @Produces(CSV)
  public Response reportCsv(@QueryParam("from") String from, @QueryParam("to") String to) {
    return answerWith(
        () ->
            csv(
                "training-report.csv",
                file.reportCsv(user().getUserId(), date("from", from), date("to", to))));
  }

  private static LocalDate date(String field, String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidInputException(field, "日期“" + text + "”无法识别：应如 2026-11-23");
    }
  }

  /** The question bank. */
  @GET
  @Path("questions")
  public Response questions(@QueryParam("course") String course) {
    requireEditor();
    return answer(() -> file.questions(blankToNull(course), user().getUserId()));
  }

  /** The question bank as a file. */
  @GET
  @Path("questions.csv")
  @Produces(CSV)
  public Response questionsCsv(@QueryParam("course") String course) {
    requireEditor();
    return answerWith(
        () -> csv("questions.csv", file.questionsCsv(blankToNull(course), user().getUserId())));
  }

  /** Adds and changes questions as a file says, or only says what would change. */
  @POST
  @Path("questions/import")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response importQuestions(
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, InputStream content) {
    requireEditor();
    return answer(() -> file.importQuestions(content, dryRun, user().getUserId()));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static Response csv(String name, String text) {
    return Response.ok(text, CSV)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private boolean isEditor() {
    return Role.isOneOf(Courses.EDITORS, user().getGroupIds());
  }

  private void requireEditor() {
    requireRight(NO_EDITOR);
    if (!isEditor()) {
      throw new InvalidRequestException(Response.Status.FORBIDDEN, NO_EDITOR);
    }
  }
}
