package io.kefuflow.engine.identity;

import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The filters that everybody finds in Tasklist. Created where missing, then an administrator's to
 * change.
 */
class TaskFilters {

  private static final List<Role> LEADERS =
      List.of(Role.SUPERVISOR, Role.DEPUTY_MANAGER, Role.MANAGER);

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void apply() {
    create(
        "我的任务",
        "分配给我的任务",
        10,
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
        List.of());
    create(
        "本组待领",
        "我所在组中还没有人领取的任务",
        20,
        tasks
            .createTaskQuery()
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .taskUnassigned(),
        List.of());
    create(
        "与我有关",
        "我负责的任务，以及请我协助的任务",
        25,
        tasks.createTaskQuery().taskInvolvedUserExpression("${currentUser()}"),
        List.of());
    create("全部任务", "所有未完成的任务", 30, tasks.createTaskQuery(), LEADERS);
  }

  /** Shares the filter with the groups of these roles; with everybody when there are none. */
  private void create(
      String name, String description, int priority, TaskQuery query, List<Role> roles) {
    if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
      return;
    }
    var filter =
        filters
            .newTaskFilter(name)
            .setQuery(query.orderByDueDate().asc())
            .setProperties(
                Map.of(
                    "description",
                    description,
                    "priority",
                    priority,
                    "refresh",
                    true,
                    // on each card of the list
                    "variables",
                    List.of(Map.of("name", CaseVariables.CASE_NUMBER.name(), "label", "工单号"))));
    String id = filters.saveFilter(filter).getId();
    if (roles.isEmpty()) {
      share(id, authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL));
    }
    for (Role role : roles) {
      var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(role.groupId());
      share(id, grant);
    }
  }

  private void share(String filterId, Authorization authorization) {
    authorization.setResource(Resources.FILTER);
    authorization.setResourceId(filterId);
    authorization.addPermission(Permissions.READ);
    authorizations.saveAuthorization(authorization);
  }
}
