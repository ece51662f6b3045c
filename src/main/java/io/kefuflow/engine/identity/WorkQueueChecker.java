package io.kefuflow.engine.identity;

import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * The finer rule behind the rights on a process definition: who may work on, or hand out, which of
 * its tasks.
 *
 * <ul>
 *   <li>An assigned task is worked on, put back and handed over by its assignee.
 *   <li>An unassigned task is taken by its candidates.
 *   <li>Whoever may assign does so in the queues of their own group and of the groups they lead.
 * </ul>
 *
 * Our own code ({@link io.kefuflow.engine.SystemCalls}, delegates, jobs) and camunda-admin are not
 * bound.
 */
class WorkQueueChecker extends AuthorizationCommandChecker {

  private static final Set<Role> TEAM =
      Set.of(
          Role.AGENT,
          Role.TECH_SUPPORT,
          Role.PRODUCT_QUALITY,
          Role.TRAINER,
          Role.QUALITY_INSPECTOR,
          Role.ANALYST);

  /** Whose queues a role hands out, beside its own (《客服创新服务管理制度》职责). */
  private static final Map<String, Set<String>> LEADS =
      Map.of(
          Role.SUPERVISOR.groupId(), groups(TEAM),
          Role.DEPUTY_MANAGER.groupId(), groups(Set.of(Role.values())),
          Role.MANAGER.groupId(), groups(Set.of(Role.values())));

  @Override
  public void checkTaskWork(TaskEntity task) {
    super.checkTaskWork(task);
    boundUser().ifPresent(user -> ensureWorks(user, task));
  }

  @Override
  public void checkTaskAssign(TaskEntity task) {
    var user = boundUser();
    if (user.isPresent() && holds(user.get(), task)) {
      super.checkTaskWork(task);
      return;
    }
    super.checkTaskAssign(task);
    user.ifPresent(leader -> ensureLeads(leader, task));
  }

  private static void ensureWorks(Authentication user, TaskEntity task) {
    boolean allowed = task.getAssignee() == null ? isCandidate(user, task) : holds(user, task);
    if (!allowed) {
      throw new AuthorizationException(
          task.getAssignee() == null
              ? "任务“%s”不在您的待办组中，不能办理".formatted(task.getName())
              : "任务“%s”由 %s 办理中，请先由其放回或由主管改派".formatted(task.getName(), task.getAssignee()));
    }
  }

  private static void ensureLeads(Authentication user, TaskEntity task) {
    Set<String> queues = queues(task);
    boolean leads =
        queues.isEmpty()
            || groups(user).stream()
                .anyMatch(
                    group ->
                        queues.contains(group)
                            || LEADS.getOrDefault(group, Set.of()).stream()
                                .anyMatch(queues::contains));
    if (!leads) {
      throw new AuthorizationException("任务“%s”不属于您负责的组，不能改派".formatted(task.getName()));
    }
  }

  private static boolean holds(Authentication user, TaskEntity task) {
    return user.getUserId().equals(task.getAssignee());
  }

  private static boolean isCandidate(Authentication user, TaskEntity task) {
    return task.getCandidates().stream()
        .anyMatch(
            link ->
                user.getUserId().equals(link.getUserId())
                    || groups(user).contains(link.getGroupId()));
  }

  private static Set<String> queues(TaskEntity task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static List<String> groups(Authentication user) {
    return user.getGroupIds() == null ? List.of() : user.getGroupIds();
  }

  private static Set<String> groups(Set<Role> roles) {
    return roles.stream().map(Role::groupId).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The user whom this command is to be checked against; empty where the engine itself would not
   * check.
   */
  private Optional<Authentication> boundUser() {
    var command = Context.getCommandContext();
    var user = command.getAuthentication();
    boolean bound =
        user != null
            && user.getUserId() != null
            && command.isAuthorizationCheckEnabled()
            && command.getProcessEngineConfiguration().isAuthorizationEnabled()
            && !getAuthorizationManager().isCamundaAdmin(user);
    return bound ? Optional.of(user) : Optional.empty();
  }
}
