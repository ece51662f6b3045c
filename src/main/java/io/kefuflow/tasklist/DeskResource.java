package io.kefuflow.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.shared.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

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

  /**
   * What the user may do at all.
   *
   * @param registers whether the user may register what customers say
   */
  public record DeskRight(boolean allowed, boolean registers) {}
}
