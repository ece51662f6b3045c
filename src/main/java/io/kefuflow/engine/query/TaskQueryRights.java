package io.kefuflow.engine.query;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Limits task queries to what the user may see, as the engine does, but looks the user's rights up
 * first and asks for tasks of those processes, or with those ids. The engine joins every task with
 * every right instead: counting a queue of 20,000 tasks takes PostgreSQL ten times as long.
 *
 * <p>Revoked rights are ignored, as {@code authorization-check-revokes: never} says for the whole
 * engine.
 */
class TaskQueryRights extends AuthorizationManager {

  /** No process has this key. */
  private static final String NOTHING = "-";

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    super.configureTaskQuery(query);
    if (query.getAuthCheck().isAuthorizationCheckEnabled()) {
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
      limit(query);
    }
  }

  private void limit(TaskQueryImpl query) {
    // a query may run more than once
    query.getQueries().removeIf(Visible.class::isInstance);
    List<Authorization> rights = rights(getCurrentAuthentication());
    List<String> tasks = resources(rights, Resources.TASK, Permissions.READ);
    List<String> processes =
        resources(rights, Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_TASK);
    if (tasks.contains(ANY) || processes.contains(ANY) || asksOnlyFor(processes, query)) {
      return;
    }
    if (tasks.isEmpty() && processes.isEmpty()) {
      processes = List.of(NOTHING);
    }
    query.getQueries().add(new Visible(query, tasks, processes));
  }

  private static boolean asksOnlyFor(List<String> processes, TaskQueryImpl query) {
    String[] asked = query.getProcessDefinitionKeys();
    return asked != null && asked.length > 0 && processes.containsAll(Arrays.asList(asked));
  }

  /** What is granted to the user, to a group of the user, or to everybody. */
  private static List<Authorization> rights(Authentication user) {
    AuthorizationService authorizations =
        Context.getProcessEngineConfiguration().getAuthorizationService();
    List<AuthorizationQuery> queries = new ArrayList<>();
    queries.add(authorizations.createAuthorizationQuery().userIdIn(user.getUserId(), ANY));
    if (user.getGroupIds() != null && !user.getGroupIds().isEmpty()) {
      queries.add(
          authorizations
              .createAuthorizationQuery()
              .groupIdIn(user.getGroupIds().toArray(String[]::new)));
    }
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () ->
                queries.stream()
                    .flatMap(query -> query.unlimitedList().stream())
                    .filter(right -> right.getAuthorizationType() != Authorization.AUTH_TYPE_REVOKE)
                    .toList());
  }

  private static List<String> resources(
      List<Authorization> rights, Resource resource, Permission permission) {
    return rights.stream()
        .filter(right -> right.getResourceType() == resource.resourceType())
        .filter(right -> right.isPermissionGranted(permission))
        .map(Authorization::getResourceId)
        .distinct()
        .toList();
  }

  /** Criteria one of which a task must meet, besides those of the query. */
  private static final class Visible extends TaskQueryImpl {

    private static final long serialVersionUID = 1L;

    Visible(TaskQueryImpl query, List<String> tasks, List<String> processes) {
      isOrQueryActive = true;
      queries = query.getQueries();
      if (!tasks.isEmpty()) {
        taskIdIn(tasks.toArray(String[]::new));
      }
      if (!processes.isEmpty()) {
        processDefinitionKeyIn(processes.toArray(String[]::new));
      }
    }
  }
}
