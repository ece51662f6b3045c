package io.kefuflow.engine.identity;

import static io.kefuflow.shared.Role.ANALYST;
import static io.kefuflow.shared.Role.DEPUTY_MANAGER;
import static io.kefuflow.shared.Role.LEADERS;
import static io.kefuflow.shared.Role.MANAGER;
import static io.kefuflow.shared.Role.PROCESS_OWNER;
import static io.kefuflow.shared.Role.TRAINER;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.TrainingVariables;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * What each group may do in the engine, and the only place that says so: at every start the rights
 * of our groups on the resources below become exactly this table. Rights on other resources, such
 * as filters, stay as an administrator set them. Nobody here may set variables, modify, suspend or
 * delete instances; that is left to camunda-admin.
 *
 * <p>Rights on tasks hold for all tasks of a process; which of them a person may take is decided
 * where tasks are claimed and completed ({@link io.kefuflow.engine.form}).
 */
class GroupRights {

  /** Processes of the customer's case that agents and the departments they ask work on. */
  private static final List<String> CASEWORK =
      List.of(
          "reception",
          "accept-request",
          "consultation",
          "consultation-answering",
          "knowledge-review",
          "complaint-handling",
          "complaint-resolution",
          "corrective-action",
          "business-handling",
          "business-review",
          "business-order",
          "after-sales",
          "after-sales-resolution",
          "approval",
          "case-transfer",
          "appointment",
          "customer-inquiry");

  /** Processes that are started by form, for what a customer says or a colleague proposes. */
  private static final List<String> INTAKES =
      List.of(
          "reception",
          "consultation",
          "business-handling",
          "complaint-handling",
          "after-sales",
          "customer-urge",
          "knowledge-review");

  /**
   * Processes about colleagues. Only who trains and who leads the department sees all of them;
   * others see the tasks that are theirs ({@link ProcessWideTaskRights}).
   */
  static final List<String> PERSONAL = TrainingVariables.PERSONAL_PROCESSES;

  private static final List<String> DEVELOPMENT_STARTS =
      List.of("training-plan", "competency-development");

  private static final List<String> ESCALATION = List.of("sla-escalation", "customer-urge");
  private static final List<String> CALENDARS = List.of("calendar-renewal");
  private static final List<String> INCIDENTS = List.of("incident-response");
  private static final List<String> EVERY = List.of(ANY);

  private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

  private static final List<Rule> TABLE =
      List.of(
          // the applications; the names of colleagues and groups, as Tasklist shows them
          allow(EVERYBODY, APPLICATION, List.of("welcome", "tasklist"), ACCESS),
          allow(with(LEADERS, PROCESS_OWNER, ANALYST), APPLICATION, List.of("cockpit"), ACCESS),
          allow(EVERYBODY, USER, EVERY, READ),
          allow(EVERYBODY, GROUP, EVERY, READ),

          // working on cases
          allow(
              Role.WORK_ON_CASES,
              PROCESS_DEFINITION,
              CASEWORK,
              READ,
              READ_TASK,
              TASK_WORK,
              READ_INSTANCE,
              READ_HISTORY),
          allow(LEADERS, PROCESS_DEFINITION, CASEWORK, TASK_ASSIGN),
          allow(
              LEADERS,
              PROCESS_DEFINITION,
              ESCALATION,
              READ,
              READ_TASK,
              TASK_WORK,
              TASK_ASSIGN,
              READ_INSTANCE,
              READ_HISTORY),
          allow(
              LEADERS,
              PROCESS_DEFINITION,
              CALENDARS,
              READ,
              READ_TASK,
              TASK_WORK,
              TASK_ASSIGN,
              READ_INSTANCE,
              READ_HISTORY),

          // registering what a customer says; the last right alone starts nothing, it needs the
          // others
          allow(Role.SERVE_CUSTOMERS, PROCESS_DEFINITION, INTAKES, READ, CREATE_INSTANCE),
          allow(Role.SERVE_CUSTOMERS, PROCESS_INSTANCE, EVERY, CREATE),

          // training and development of colleagues
          allow(EVERYBODY, PROCESS_DEFINITION, PERSONAL, READ),
          allow(
              EnumSet.of(TRAINER, DEPUTY_MANAGER, MANAGER),
              PROCESS_DEFINITION,
              PERSONAL,
              READ_TASK,
              TASK_WORK,
              TASK_ASSIGN,
              READ_INSTANCE,
              READ_HISTORY),
          allow(with(LEADERS, TRAINER), PROCESS_DEFINITION, DEVELOPMENT_STARTS, CREATE_INSTANCE),
          allow(EnumSet.of(TRAINER), PROCESS_INSTANCE, EVERY, CREATE),

          // looking on
          allow(EnumSet.of(ANALYST), PROCESS_DEFINITION, EVERY, READ, READ_INSTANCE, READ_HISTORY),
          allow(
              with(LEADERS, PROCESS_OWNER, ANALYST),
              DECISION_DEFINITION,
              EVERY,
              READ,
              Permissions.READ_HISTORY),

          // keeping the models and what runs by them in order
          allow(
              EnumSet.of(PROCESS_OWNER),
              PROCESS_DEFINITION,
              EVERY,
              READ,
              READ_INSTANCE,
              READ_HISTORY,
              RETRY_JOB),
          allow(EnumSet.of(PROCESS_OWNER), PROCESS_DEFINITION, INCIDENTS, READ_TASK, TASK_WORK),
          allow(EnumSet.of(PROCESS_OWNER), DEPLOYMENT, EVERY, CREATE, READ),
          allow(EnumSet.of(PROCESS_OWNER), DECISION_REQUIREMENTS_DEFINITION, EVERY, READ));

  private final AuthorizationService authorizations;

  GroupRights(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /** Brings the stored rights in line with the table; changes nothing where they already are. */
  void apply() {
    Map<Right, Set<Permission>> wanted = wanted();
    Set<Integer> governed =
        wanted.keySet().stream().map(Right::resourceType).collect(Collectors.toSet());
    for (Authorization stored : stored()) {
      var right = new Right(stored.getGroupId(), stored.getResourceType(), stored.getResourceId());
      Set<Permission> permissions = wanted.remove(right);
      if (permissions != null) {
        update(stored, permissions);
      } else if (governed.contains(stored.getResourceType())) {
        authorizations.deleteAuthorization(stored.getId());
      }
    }
    wanted.forEach(this::create);
  }

  private List<Authorization> stored() {
    return authorizations
        .createAuthorizationQuery()
        .groupIdIn(Role.groupIds(EVERYBODY))
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .unlimitedList();
  }

  private void create(Right right, Set<Permission> permissions) {
    Authorization authorization =
        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(right.groupId());
    authorization.setResourceType(right.resourceType());
    authorization.setResourceId(right.resourceId());
    save(authorization, permissions);
  }

  private void update(Authorization stored, Set<Permission> permissions) {
    int bits = permissions.stream().mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
    if (((AuthorizationEntity) stored).getPermissions() != bits) {
      save(stored, permissions);
    }
  }

  private void save(Authorization authorization, Set<Permission> permissions) {
    authorization.setPermissions(permissions.toArray(Permission[]::new));
    authorizations.saveAuthorization(authorization);
  }

  private static Map<Right, Set<Permission>> wanted() {
    Map<Right, Set<Permission>> wanted = new HashMap<>();
    for (Rule rule : TABLE) {
      for (Role role : rule.roles()) {
        for (String resourceId : rule.resourceIds()) {
          wanted
              .computeIfAbsent(
                  new Right(role.groupId(), rule.resource().resourceType(), resourceId),
                  right -> new HashSet<>())
              .addAll(rule.permissions());
        }
      }
    }
    return wanted;
  }

  private static Rule allow(
      Set<Role> roles, Resource resource, List<String> resourceIds, Permission... permissions) {
    return new Rule(roles, resource, resourceIds, List.of(permissions));
  }

  private static Set<Role> with(Set<Role> roles, Role... more) {
    return Stream.concat(roles.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private record Rule(
      Set<Role> roles, Resource resource, List<String> resourceIds, List<Permission> permissions) {}

  private record Right(String groupId, int resourceType, String resourceId) {}
}
