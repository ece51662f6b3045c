package io.kefuflow.engine.identity;

import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The filters of Tasklist, by role: what is due first stands first, tasks without a due date last.
 * Created where missing, then an administrator's to change. Cards have no variables of the engine:
 * the desk shows number, customer and remaining time.
 */
class TaskFilters {

  /** What the cards showed when the filters were first made. */
  private static final List<Map<String, String>> FORMER_VARIABLES =
      List.of(Map.of("name", "caseNumber", "label", "工单号"));

  private static final String FORMER_ALL = "全部任务";

  /** The step of {@code customer-inquiry} that waits. */
  private static final String ANSWER_OF_CUSTOMER = "userTask_recordCustomerAnswer";

  private static final String ALL = "全组任务";

  /**
   * Minor cases of customers with special needs have this priority, and from the other one on a
   * case is grave or was raised so often.
   */
  private static final int SPECIAL_NEED = 65;

  private static final int URGENT = 85;

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void apply() {
    forEverybody(
        "我的任务", "分配给我的任务", 10, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    forEverybody("本组待领", "我所在组中还没有人领取的任务", 20, waitingInMyGroups());
    forCaseworkers(
        "即将超时",
        "30 分钟内到期的任务",
        30,
        ofMyGroups()
            .dueAfterExpression("${now()}")
            .dueBeforeExpression("${dateTime().plusMinutes(30)}"));
    forCaseworkers("已超时", "已过到期时间的任务", 40, ofMyGroups().dueBeforeExpression("${now()}"));
    forCaseworkers("等待客户", "等待客户答复的工单", 50, ofMyGroups().taskDefinitionKey(ANSWER_OF_CUSTOMER));
    forCaseworkers(
        "紧急与特殊客户",
        "严重或已升级的工单，以及老年、残障等优先服务的客户",
        60,
        ofMyGroups().or().taskPriority(SPECIAL_NEED).taskMinPriority(URGENT).endOr());
    forProcedure("接待", 70, "reception", "accept-request");
    forProcedure("咨询", 71, "consultation", "consultation-answering");
    forProcedure("办理", 72, "business-handling", "business-review", "business-order");
    forProcedure("投诉", 73, "complaint-handling", "complaint-resolution", "corrective-action");
    forProcedure("售后", 74, "after-sales", "after-sales-resolution");
    forEverybody(
        "与我有关",
        "点名请我办理或协助的任务",
        80,
        // few tasks have candidate users: without them no index would serve the involved user
        tasks
            .createTaskQuery()
            .taskInvolvedUserExpression("${currentUser()}")
            .withCandidateUsers()
            .includeAssignedTasks());
    create(ALL, "所有未完成的任务", 90, tasks.createTaskQuery(), Role.LEADERS);
  }

  /** Claimed by nobody, as the engine understands candidates. */
  private TaskQuery waitingInMyGroups() {
    return tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}");
  }

  /** Also those that a colleague has: whoever is free can see where help is needed. */
  private TaskQuery ofMyGroups() {
    return waitingInMyGroups().includeAssignedTasks();
  }

  private void forProcedure(String name, int priority, String... processes) {
    forCaseworkers(
        name,
        "本组中还没有人领取的" + name + "任务",
        priority,
        waitingInMyGroups().processDefinitionKeyIn(processes));
  }

  private void forCaseworkers(String name, String description, int priority, TaskQuery query) {
    create(name, description, priority, query, Role.WORK_ON_CASES);
  }

  private void forEverybody(String name, String description, int priority, TaskQuery query) {
    create(name, description, priority, query, Set.of());
  }

  /** Shares the filter with the groups of these roles; with everybody when there are none. */
  private void create(
      String name, String description, int priority, TaskQuery query, Set<Role> roles) {
    Optional<Filter> known =
        find(name)
            .or(
                () ->
                    name.equals(ALL)
                        ? find(FORMER_ALL).filter(TaskFilters::isFormer)
                        : Optional.empty());
    if (known.isPresent() && !isFormer(known.get())) {
      return;
    }
    Filter filter =
        known
            .orElseGet(filters::newTaskFilter)
            .setName(name)
            .setQuery(query.orderByDueDate().asc().orderByTaskPriority().desc())
            .setProperties(
                Map.of("description", description, "priority", priority, "refresh", true));
    String id = filters.saveFilter(filter).getId();
    if (known.isPresent()) {
      return;
    }
    if (roles.isEmpty()) {
      share(id, authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL));
    }
    for (String groupId : Role.groupIds(roles)) {
      var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(groupId);
      share(id, grant);
    }
  }

  /** Whether it stands as an earlier version of this class made it, ordered by due date only. */
  private static boolean isFormer(Filter filter) {
    return filter.getProperties() != null
        && FORMER_VARIABLES.equals(filter.getProperties().get("variables"))
        && ((TaskQueryImpl) filter.getQuery()).getOrderingProperties().size() == 1;
  }

  /** Nothing that this start changes is found by a query before the start is over. */
  private Optional<Filter> find(String name) {
    return filters.createTaskFilterQuery().filterName(name).list().stream().findFirst();
  }

  private void share(String filterId, Authorization authorization) {
    authorization.setResource(Resources.FILTER);
    authorization.setResourceId(filterId);
    authorization.addPermission(Permissions.READ);
    authorizations.saveAuthorization(authorization);
  }
}
