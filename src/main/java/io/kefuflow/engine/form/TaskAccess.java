package io.kefuflow.engine.form;

import io.kefuflow.engine.TaskHistory;
import io.kefuflow.engine.TaskHistory.Fate;
import io.kefuflow.engine.TaskHistory.State;
import io.kefuflow.engine.form.SubmissionRefusedException.Reason;
import io.kefuflow.shared.Role;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Who may hold and complete a task: its assignee, who must be a candidate if the task has
 * candidates. A supervisor may do what an agent may, and the managers what both may. Members of
 * camunda-admin are not asked for membership.
 */
final class TaskAccess {

  /** Whose work a role may also do. */
  private static final Map<String, Set<String>> STANDS_IN_FOR =
      Map.of(
          Role.SUPERVISOR.groupId(), Set.of(Role.AGENT.groupId()),
          Role.DEPUTY_MANAGER.groupId(), Set.of(Role.SUPERVISOR.groupId(), Role.AGENT.groupId()),
          Role.MANAGER.groupId(), Set.of(Role.SUPERVISOR.groupId(), Role.AGENT.groupId()));

  /** Whose tasks a supervisor does not hand out. */
  private static final Set<String> ABOVE_SUPERVISORS =
      Set.of(Role.DEPUTY_MANAGER.groupId(), Role.MANAGER.groupId(), Role.PROCESS_OWNER.groupId());

  private static final String NOT_TOLD = "任务已不存在，或您无权办理：请刷新列表";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final IdentityService identityService;
  private final TaskHistory history;
  private final ZoneId zone;

  TaskAccess(ProcessEngineConfigurationImpl engine, ZoneId zone) {
    this.identityService = engine.getIdentityService();
    this.history = new TaskHistory(engine.getHistoryService());
    this.zone = zone;
  }

  /** Refuses unless the user has claimed the task and is among its candidates. */
  void checkWorker(TaskEntity task, String userId) {
    if (task.getAssignee() == null) {
      checkCandidate(task, userId);
      throw new SubmissionRefusedException(
          Reason.CONFLICT, "请先领取任务「%s」，再办理".formatted(task.getName()));
    }
    if (!task.getAssignee().equals(userId)) {
      throw taken(task);
    }
    checkCandidate(task, userId);
  }

  /** Refuses a task that somebody else holds. */
  void checkUnclaimed(TaskEntity task, String userId) {
    if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
      throw taken(task);
    }
  }

  /** That a colleague has the task, and since when if that is known, for those who may know it. */
  SubmissionRefusedException taken(TaskEntity task) {
    return whatBecameOf(task.getId())
        .orElseGet(
            () ->
                mayKnow(task.getId(), task.getAssignee())
                    ? new SubmissionRefusedException(
                        Reason.CONFLICT,
                        "任务「%s」已由 %s 领取：请刷新列表"
                            .formatted(task.getName(), displayName(task.getAssignee())))
                    : notTold());
  }

  /**
   * Who has or completed the task, and when; empty when nobody has it, or when nothing is known of
   * it. Others than those who may know it are told neither.
   */
  Optional<SubmissionRefusedException> whatBecameOf(String taskId) {
    return Context.getCommandContext()
        .runWithoutAuthorization(() -> history.of(taskId))
        .filter(fate -> fate.state() != State.OPEN)
        .map(
            fate ->
                mayKnow(taskId, fate.by())
                    ? new SubmissionRefusedException(Reason.CONFLICT, text(fate))
                    : notTold());
  }

  private static SubmissionRefusedException notTold() {
    return new SubmissionRefusedException(Reason.NOT_FOUND, NOT_TOLD);
  }

  /**
   * Whether the calling user may know of the task: whoever did it, its candidates, and who may read
   * the history of its process.
   *
   * @param by who has or completed it, null when nobody
   */
  private boolean mayKnow(String taskId, String by) {
    Authentication caller = identityService.getCurrentAuthentication();
    return caller == null
        || caller.getUserId().equals(by)
        || isCandidate(taskId, caller.getUserId())
        || history.of(taskId).isPresent();
  }

  private boolean isCandidate(String taskId, String userId) {
    TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
    return task != null
        && !task.getCandidates().isEmpty()
        && isCandidate(task.getCandidates(), userId);
  }

  private String text(Fate fate) {
    String when = fate.at() == null ? "" : "于 " + MINUTE.format(fate.at().atZone(zone)) + " ";
    if (fate.by() == null) {
      return "任务「%s」已%s结束，不需要再办理：请刷新列表".formatted(fate.taskName(), when);
    }
    return "任务「%s」已由 %s %s%s：请刷新列表"
        .formatted(
            fate.taskName(),
            displayName(fate.by()),
            when,
            fate.state() == State.COMPLETED ? "完成" : "领取");
  }

  /** Refuses a user who is not among the candidates of the task. */
  void checkCandidate(TaskEntity task, String userId) {
    Set<IdentityLink> candidates = task.getCandidates();
    if (!candidates.isEmpty() && !isCandidate(candidates, userId)) {
      throw new SubmissionRefusedException(
          Reason.FORBIDDEN,
          "%s 不能办理任务「%s」：该任务只由 %s 办理"
              .formatted(displayName(userId), task.getName(), namesOf(candidates)));
    }
  }

  private boolean isCandidate(Set<IdentityLink> candidates, String userId) {
    if (candidates.stream().anyMatch(link -> userId.equals(link.getUserId()))) {
      return true;
    }
    Set<String> groups = workedFor(userId);
    return groups.contains(Groups.CAMUNDA_ADMIN)
        || candidates.stream().anyMatch(link -> groups.contains(link.getGroupId()));
  }

  /**
   * Refuses a supervisor who takes a task of the managers from one of them or gives it to another.
   * The right to assign holds for all tasks of a process.
   */
  void checkLeader(TaskEntity task, String userId) {
    List<String> queues =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .toList();
    Set<String> groups = workedFor(userId);
    if (!queues.isEmpty()
        && ABOVE_SUPERVISORS.containsAll(queues)
        && Stream.of(Groups.CAMUNDA_ADMIN, Role.DEPUTY_MANAGER.groupId(), Role.MANAGER.groupId())
            .noneMatch(groups::contains)) {
      throw new SubmissionRefusedException(
          Reason.FORBIDDEN,
          "您不能分配任务「%s」：该任务只由 %s 办理".formatted(task.getName(), namesOf(task.getCandidates())));
    }
  }

  /** Refuses a user id that nobody has. */
  void checkExists(String userId) {
    if (user(userId) == null) {
      throw new SubmissionRefusedException(Reason.INVALID, "用户「%s」不存在".formatted(userId));
    }
  }

  /** Ids of the groups that the user is a member of now. */
  List<String> groupsOf(String userId) {
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () -> identityService.createGroupQuery().groupMember(userId).list())
        .stream()
        .map(Group::getId)
        .toList();
  }

  /** The groups of the user and those whose work the user may also do. */
  private Set<String> workedFor(String userId) {
    Set<String> groups = new HashSet<>();
    for (String group : groupsOf(userId)) {
      groups.add(group);
      groups.addAll(STANDS_IN_FOR.getOrDefault(group, Set.of()));
    }
    return groups;
  }

  private String namesOf(Set<IdentityLink> candidates) {
    return candidates.stream()
        .map(
            link ->
                link.getGroupId() == null
                    ? displayName(link.getUserId())
                    : Role.ofGroup(link.getGroupId()).map(Role::label).orElse(link.getGroupId()))
        .sorted()
        .collect(Collectors.joining("、"));
  }

  /**
   * Family name first and without a space, as Chinese names are written; the id of an unknown user.
   */
  private String displayName(String userId) {
    User user = user(userId);
    if (user == null) {
      return userId;
    }
    String name =
        Stream.of(user.getLastName(), user.getFirstName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining());
    return name.isEmpty() ? userId : name;
  }

  private User user(String userId) {
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () -> identityService.createUserQuery().userId(userId).singleResult());
  }
}
