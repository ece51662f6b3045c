package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.engine.form.AssignmentRights;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Absences;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.OpenWork;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.NotFoundException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks as the engine keeps them; whom it may offer one to says the model. */
@Component
class EngineTaskHandovers implements TaskHandovers {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;
  private final AssignmentRights rights;
  private final CaseTasks caseTasks;
  private final Cases cases;
  private final Handovers handovers;
  private final Colleagues colleagues;
  private final Absences absences;
  private final OpenWork openWork;
  private final Notifications notifications;
  private final Actor actor;
  private final Clock clock;

  EngineTaskHandovers(
      @Lazy TaskService tasks,
      @Lazy RuntimeService runtime,
      @Lazy SystemCalls systemCalls,
      AssignmentRights rights,
      CaseTasks caseTasks,
      Cases cases,
      Handovers handovers,
      Colleagues colleagues,
      Absences absences,
      OpenWork openWork,
      Notifications notifications,
      Actor actor,
      Clock clock) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
    this.rights = rights;
    this.caseTasks = caseTasks;
    this.cases = cases;
    this.handovers = handovers;
    this.colleagues = colleagues;
    this.absences = absences;
    this.openWork = openWork;
    this.notifications = notifications;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public boolean isAllowed(String taskId) {
    return isAllowed(task(taskId));
  }

  private boolean isAllowed(Task task) {
    return actor.id().equals(task.getAssignee()) || rights.mayAssign(task.getId());
  }

  @Override
  public List<Candidate> candidates(String taskId) {
    Task task = task(taskId);
    Set<String> users = offeredTo(taskId);
    users.remove(task.getAssignee());
    users.removeAll(excluded(taskId));
    if (users.isEmpty()) {
      return List.of();
    }
    Map<String, String> names = colleagues.namesOf(users);
    Set<String> absent = absences.absentAt(clock.instant());
    Map<String, Long> load = openWork.countsOf(users);
    return users.stream()
        .map(
            user ->
                new Candidate(
                    user, names.get(user), !absent.contains(user), load.getOrDefault(user, 0L)))
        .sorted(
            Comparator.comparing(Candidate::present)
                .reversed()
                .thenComparing(Candidate::openTasks)
                .thenComparing(Candidate::id))
        .toList();
  }

  /** Those who must not approve what the task is about: they entered it, or approved it before. */
  private List<String> excluded(String taskId) {
    return systemCalls.call(
        () ->
            tasks.createTaskQuery().taskId(taskId).processDefinitionKey(ApprovalProcess.KEY).count()
                    == 0
                ? List.of()
                : Optional.ofNullable(
                        (String) tasks.getVariable(taskId, ApprovalProcess.ENTERED_BY.name()))
                    .map(ApprovalProcessBean::users)
                    .orElse(List.of()));
  }

  private Set<String> offeredTo(String taskId) {
    List<IdentityLink> links =
        systemCalls.call(() -> tasks.getIdentityLinksForTask(taskId)).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .toList();
    Set<String> users = new TreeSet<>();
    links.stream().map(IdentityLink::getUserId).filter(Objects::nonNull).forEach(users::add);
    links.stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .map(Role::ofGroup)
        .flatMap(Optional::stream)
        .map(colleagues::of)
        .flatMap(Collection::stream)
        .map(Colleagues.Colleague::userId)
        .forEach(users::add);
    return users;
  }

  @Override
  @Transactional
  public String handOver(String taskId, Order order) {
    Task task = task(taskId);
    if (!isAllowed(task)) {
      throw new ConflictException(
          task.getAssignee() == null
              ? "任务还没有人领取：请先领取，再转派"
              : "任务已由 " + colleagues.nameOf(task.getAssignee()) + " 处理：请刷新列表");
    }
    CaseNumber number = caseNumber(task);
    checkReceiver(task, order.toUser());
    Handover recorded =
        handovers.record(
            number,
            task.getAssignee(),
            order.toUser(),
            order.reason(),
            order.doneSoFar(),
            order.promised());
    systemCalls.run(() -> pass(task, number, order.toUser()));
    tell(recorded, task.getName());
    return colleagues.nameOf(order.toUser());
  }

  /** Loads the task once more, so that what is written is what was looked at, or fails. */
  private void pass(Task looked, CaseNumber number, String user) {
    String holder = task(looked.getId()).getAssignee();
    if (!Objects.equals(holder, looked.getAssignee())) {
      throw new ConflictException("任务刚刚换了处理人：请刷新列表");
    }
    if (caseTasks.openTasks(number).stream().anyMatch(open -> open.id().equals(looked.getId()))) {
      caseTasks.pass(number, looked.getId(), holder, user);
      if (Objects.equals(cases.get(number).handler(), holder)) {
        cases.handledBy(number, user);
      }
    } else {
      tasks.setAssignee(looked.getId(), user);
    }
  }

  private void checkReceiver(Task task, String user) {
    if (user == null || user.isBlank()) {
      throw new InvalidInputException("toUser", "没有选择接收人：请选择");
    }
    if (user.equals(task.getAssignee())) {
      throw new InvalidInputException("toUser", "任务已在 " + colleagues.nameOf(user) + " 手上：请选择其他同事");
    }
    if (!offeredTo(task.getId()).contains(user)) {
      throw new InvalidInputException("toUser", "接收人不能办理该任务：请从列表中选择");
    }
    if (excluded(task.getId()).contains(user)) {
      throw new InvalidInputException(
          "toUser", "四眼原则：%s 录入、制定或已审批过该申请，不能再审批：请选择其他同事".formatted(colleagues.nameOf(user)));
    }
    if (absences.absentAt(clock.instant()).contains(user)) {
      throw new ConflictException(colleagues.nameOf(user) + " 现在缺席：请选择其他同事");
    }
  }

  private Task task(String taskId) {
    Task task = systemCalls.call(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
    if (task == null) {
      throw new NotFoundException("任务已完成或不存在：请刷新列表");
    }
    return task;
  }

  private CaseNumber caseNumber(Task task) {
    String number =
        systemCalls.call(
            () ->
                runtime
                    .createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult()
                    .getBusinessKey());
    if (!CaseNumber.isValid(number)) {
      throw new ConflictException("该任务不属于工单，不能转派：请联系主管");
    }
    return new CaseNumber(number);
  }

  private void tell(Handover handover, String taskName) {
    String by = handover.handedOverBy();
    if (handover.toUser().equals(by)) {
      return;
    }
    String number = handover.caseNumber().value();
    notifications.send(
        new Notice(
            "%s:handed-over:%s:%d"
                .formatted(number, handover.toUser(), handover.handedOverAt().toEpochMilli()),
            "case-handed-over",
            Recipient.colleague(handover.toUser()),
            Map.of(
                "caseNumber",
                number,
                "taskName",
                taskName,
                "by",
                colleagues.nameOf(by),
                "reason",
                handover.reason()),
            number));
  }
}
