package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.routing.OnDuty;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.Skill;
import io.kefuflow.routing.StandIns;
import io.kefuflow.routing.TeamDraft;
import io.kefuflow.routing.TeamSummary;
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
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The data behind the roster page. */
@Produces(MediaType.APPLICATION_JSON)
public class RosterResource extends JsonPageResource {

  private static final String NO_RIGHT = "没有权限：只有客服主管、副经理和部门经理可以维护值班排班";
  private static final String CSV = "text/csv;charset=UTF-8";

  private final Roster roster;
  private final StandIns standIns;
  private final Colleagues colleagues;

  RosterResource(
      String engine, Roster roster, StandIns standIns, Colleagues colleagues, ObjectMapper json) {
    super(engine, Roster.EDITORS, NO_RIGHT, json);
    this.roster = roster;
    this.standIns = standIns;
    this.colleagues = colleagues;
  }

  /** Whether the user may use the page, so that its link is only shown to those who may. */
  @GET
  @Path("right")
  public Right right() {
    return new Right(isAllowed());
  }

  /** All that the page shows but the weeks. */
  @GET
  public Response overview() {
    return answer(
        () ->
            new Overview(
                Arrays.stream(Role.values()).map(this::group).toList(),
                roster.skills(),
                roster.teams(),
                roster.check().getOrDefault(Roster.GENERAL, List.of()),
                roster.onDuty(null, null),
                standIns.upcoming()));
  }

  private Group group(Role role) {
    return new Group(role.groupId(), role.label(), colleagues.of(role));
  }

  /** The week of a team. */
  @GET
  @Path("teams/{id}/week")
  public Response week(@PathParam("id") String id, @QueryParam("date") String date) {
    return answer(() -> roster.week(id, date(date)));
  }

  private static LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidInputException("date", "日期“" + text + "”无法识别：应如 2026-11-23");
    }
  }

  /** Stores a team, or only checks it. */
  @POST
  @Path("teams/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response save(
      @PathParam("id") String id,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      InputStream body) {
    return answer(() -> roster.save(id, body(body, TeamDraft.class), dryRun, user().getUserId()));
  }

  /** Removes a team. */
  @POST
  @Path("teams/{id}/removal")
  public Response remove(@PathParam("id") String id, @QueryParam("basedOn") int basedOn) {
    return answer(
        () -> {
          roster.delete(id, basedOn);
          return Map.of();
        });
  }

  /** Adds or renames a skill. */
  @POST
  @Path("skills")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response saveSkill(InputStream body) {
    return answer(
        () -> {
          var entered = body(body, EnteredSkill.class);
          roster.saveSkill(new Skill(entered.code(), entered.name()));
          return Map.of();
        });
  }

  /** Removes a skill. */
  @POST
  @Path("skills/{code}/removal")
  public Response removeSkill(@PathParam("code") String code) {
    return answer(
        () -> {
          roster.deleteSkill(code);
          return Map.of();
        });
  }

  /** Marks somebody absent; answers what passed to whom. */
  @POST
  @Path("absences")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response markAbsent(InputStream body) {
    return answer(
        () -> {
          var entered = body(body, EnteredAbsence.class);
          return standIns.markAbsent(
              new Absence(
                  entered.userId(),
                  entered.from(),
                  entered.to(),
                  entered.standIn(),
                  entered.reason()));
        });
  }

  /** Marks somebody present. */
  @POST
  @Path("absences/{userId}/end")
  public Response markPresent(@PathParam("userId") String userId) {
    return answer(
        () -> {
          standIns.markPresent(userId);
          return Map.of();
        });
  }

  /** The whole roster as a file. */
  @GET
  @Path("roster.csv")
  @Produces(CSV)
  public Response export() {
    requireRight(NO_RIGHT);
    return Response.ok(roster.exportCsv(), CSV)
        .header("Content-Disposition", "attachment; filename=\"roster.csv\"")
        .build();
  }

  /** Replaces the whole roster by that of a file, or only says what would change. */
  @POST
  @Path("import")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response importFile(
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @QueryParam("basedOn") String basedOn,
      InputStream content) {
    return answer(() -> roster.importCsv(content, basedOn, dryRun, user().getUserId()));
  }

  /**
   * What the page shows.
   *
   * @param groups the roles with their members
   * @param warnings that concern no team in particular
   */
  public record Overview(
      List<Group> groups,
      List<Skill> skills,
      List<TeamSummary> teams,
      List<String> warnings,
      List<OnDuty> onDuty,
      List<Absence> absences) {}

  /** A role with its members. */
  public record Group(String id, String label, List<Colleague> members) {}

  /** A skill as entered, not checked yet. */
  record EnteredSkill(String code, String name) {}

  /** An absence as entered, not checked yet. */
  record EnteredAbsence(String userId, Instant from, Instant to, String standIn, String reason) {}
}
