package io.kefuflow.sla;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.CaseTasks.OpenTask;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.StandIns;
import io.kefuflow.routing.Workload;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.Role;
import io.kefuflow.sla.Deadlines.Climb;
import io.kefuflow.sla.Ladder.Action;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Ladder.Whom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rungs of the escalation ladder (P17): warn, report the breach, supervise. Each re-reads the
 * clock before it acts.
 */
@Service
@Transactional
public class Supervision {

  private final Deadlines deadlines;
  private final CustomerNotices customerNotices;
  private final CaseTasks caseTasks;
  private final Handovers handovers;
  private final Timeline timeline;
  private final Notifications notifications;
  private final Colleagues colleagues;
  private final StandIns standIns;
  private final Workload workload;
  private final Actor actor;
  private final Clock clock;

  Supervision(
      Deadlines deadlines,
      CustomerNotices customerNotices,
      CaseTasks caseTasks,
      Handovers handovers,
      Timeline timeline,
      Notifications notifications,
      Colleagues colleagues,
      StandIns standIns,
      Workload workload,
      Actor actor,
      Clock clock) {
    this.deadlines = deadlines;
    this.customerNotices = customerNotices;
    this.caseTasks = caseTasks;
    this.handovers = handovers;
    this.timeline = timeline;
    this.notifications = notifications;
    this.colleagues = colleagues;
    this.standIns = standIns;
    this.workload = workload;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Climbs the ladder of a deadline as far as it is due, having read the clock anew, and acts on
   * the highest level reached (P17.1–P17.3, P17.7).
   */
  public Climbed climb(CaseNumber caseNumber, Metric metric) {
    Climb climb = deadlines.climb(caseNumber.value(), metric);
    climb.rungs().forEach(rung -> act(caseNumber, climb, rung));
    String supervising =
        climb.rungs().stream()
            .filter(rung -> rung.action() == Action.SUPERVISE)
            .map(rung -> groupsOf(caseNumber, rung.whom()))
            .distinct()
            .collect(Collectors.joining(","));
    return new Climbed(supervising, climb.hasNext());
  }

  private String groupsOf(CaseNumber caseNumber, Whom whom) {
    return whom == Whom.MANAGER ? standIns.managerGroup() : roleOf(caseNumber, whom).groupId();
  }

  private void act(CaseNumber caseNumber, Climb climb, Rung rung) {
    SlaClock clock = climb.clock();
    String told = tell(caseNumber, climb, rung);
    String when = clock.metric().label() + (climb.ahead() ? "提前升级" : passed(rung));
    String what = when + "，已提醒" + told;
    switch (rung.action()) {
      case NOTIFY -> {}
      case RAISE_PRIORITY -> {
        caseTasks.raisePriority(caseNumber);
        what += "，任务已优先";
      }
      case REASSIGN -> what += reassign(caseNumber, clock, rung);
      case SUPERVISE -> what = when + "，转" + told + "督办";
    }
    timeline.append(caseNumber, CaseEvent.Kind.DEADLINE, what);
  }

  private static String passed(Rung rung) {
    if (rung.warns()) {
      return "时限已用" + rung.percent() + "%";
    }
    return rung.after() == null ? "超过时限" : "超时后仍未完成";
  }

  private String tell(CaseNumber caseNumber, Climb climb, Rung rung) {
    Set<String> assignees = rung.whom() == Whom.ASSIGNEE ? assignees(caseNumber) : Set.of();
    for (String assignee : assignees) {
      send(caseNumber, climb, rung, Recipient.colleague(assignee), assignee);
    }
    if (!assignees.isEmpty()) {
      return names(assignees);
    }
    Role role = roleOf(caseNumber, rung.whom());
    send(caseNumber, climb, rung, Recipient.members(role), role.groupId());
    return role.label();
  }

  private Role roleOf(CaseNumber caseNumber, Whom whom) {
    return switch (whom) {
      case ASSIGNEE, AGENTS -> caseTasks.workingRole(caseNumber);
      case SUPERVISOR -> Role.SUPERVISOR;
      case MANAGER -> standIns.managerRole();
    };
  }

  private Set<String> assignees(CaseNumber caseNumber) {
    return caseTasks.openTasks(caseNumber).stream()
        .map(OpenTask::assignee)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The clock runs on: a handover gives nobody more time. */
  private String reassign(CaseNumber caseNumber, SlaClock clock, Rung rung) {
    String holder = caseTasks.handler(caseNumber).orElse(null);
    return workload
        .leastLoaded(roleOf(caseNumber, rung.whom()), holder)
        .map(
            colleague -> {
              caseTasks.assignTo(caseNumber, colleague);
              handovers.record(
                  caseNumber, holder, colleague, clock.metric().label() + "时限升级，自动转派", null, null);
              return "，已转派" + colleagues.nameOf(colleague);
            })
        .orElse("，无人可转派");
  }

  /** Carries out what the supervisor or manager decided (P17.2). */
  public void apply(CaseNumber caseNumber, Metric metric, Decision decision) {
    switch (decision.measure()) {
      case TAKE_OVER -> takeOver(caseNumber, decision.note());
      case REASSIGN -> handOver(caseNumber, decision.colleague(), decision.note());
      case ADD_HELP -> addHelp(caseNumber, metric, decision);
      case NEW_TIME -> promise(caseNumber, metric, decision.promisedAt());
      case CONTINUE ->
          timeline.append(
              caseNumber,
              CaseEvent.Kind.DEADLINE,
              "督办意见：由原责任人继续",
              List.of(Detail.of("督办意见", decision.note())));
    }
  }

  /** A leader may do an agent's work as it is; a department's becomes that of the leaders. */
  private void takeOver(CaseNumber caseNumber, String note) {
    String fromUser = caseTasks.handler(caseNumber).orElse(null);
    if (caseTasks.workingRole(caseNumber) == Role.AGENT) {
      caseTasks.assignTo(caseNumber, actor.id());
    } else {
      caseTasks.takeOver(caseNumber, actor.id(), Role.SUPERVISOR);
    }
    recordHandover(caseNumber, fromUser, actor.id(), note);
  }

  private void handOver(CaseNumber caseNumber, String toUser, String note) {
    String fromUser = caseTasks.handler(caseNumber).orElse(null);
    caseTasks.assignTo(caseNumber, toUser);
    recordHandover(caseNumber, fromUser, toUser, note);
  }

  private void recordHandover(CaseNumber caseNumber, String fromUser, String toUser, String note) {
    handovers.record(caseNumber, fromUser, toUser, "超时督办：" + shortened(note), null, null);
  }

  private void addHelp(CaseNumber caseNumber, Metric metric, Decision decision) {
    caseTasks.offerTo(caseNumber, decision.colleague());
    notifications.send(
        new Notice(
            "%s:%s:help:%s:%d"
                .formatted(
                    caseNumber,
                    metric.code(),
                    decision.colleague(),
                    clock.instant().getEpochSecond()),
            "help-requested",
            Recipient.colleague(decision.colleague()),
            Map.of("caseNumber", caseNumber.value(), "note", decision.note()),
            caseNumber.value()));
    timeline.append(
        caseNumber,
        CaseEvent.Kind.HANDED_OVER,
        "增派协助：" + colleagues.nameOf(decision.colleague()),
        List.of(Detail.of("督办意见", decision.note())));
  }

  private void promise(CaseNumber caseNumber, Metric metric, Instant promisedAt) {
    deadlines.promise(caseNumber.value(), metric, promisedAt);
    customerNotices.send(
        caseNumber,
        "new-promise",
        promisedAt + ":" + clock.instant().getEpochSecond() + ":" + metric.code(),
        "已告知客户新的时间，原承诺仍计入统计",
        Map.of("metric", metric.label(), "promisedAt", promisedAt));
  }

  private void send(
      CaseNumber caseNumber, Climb climb, Rung rung, Recipient recipient, String recipientKey) {
    SlaClock clock = climb.clock();
    String template =
        rung.warns() || climb.ahead()
            ? "sla-warning"
            : rung.after() == null ? "sla-breached" : "sla-escalated";
    Instant dueAt = clock.dueAt() == null ? clock.originalDueAt() : clock.dueAt();
    Map<String, Object> values = new HashMap<>();
    values.put("caseNumber", caseNumber.value());
    values.put("metric", clock.metric().label());
    values.put("dueAt", dueAt);
    var receipt =
        notifications.send(
            new Notice(
                "%s:%s:%d:%s:%d:%s"
                    .formatted(
                        caseNumber,
                        clock.metric().code(),
                        clock.cycle(),
                        rung.percent() == null ? rung.after() : rung.percent(),
                        dueAt.getEpochSecond(),
                        recipientKey),
                template,
                recipient,
                values,
                caseNumber.value()));
    if (!receipt.reachable()) {
      timeline.append(
          caseNumber,
          CaseEvent.Kind.MESSAGE_SENT,
          clock.metric().label() + "时限的通知没有收件人：请为相关人员登记邮箱");
    }
  }

  private String names(Set<String> userIds) {
    return userIds.stream().map(colleagues::nameOf).sorted().collect(Collectors.joining("、"));
  }

  private static String shortened(String note) {
    return note.length() > 400 ? note.substring(0, 400) : note;
  }

  /**
   * What climbing the ladder leaves to the process.
   *
   * @param supervising the groups that get a task 督办 now, separated by commas; mostly empty
   * @param hasNext whether the ladder goes on
   */
  public record Climbed(String supervising, boolean hasNext) {}

  /** What a supervisor can do about an overdue case. */
  public enum Measure {
    TAKE_OVER,
    REASSIGN,
    ADD_HELP,
    NEW_TIME,
    CONTINUE
  }

  /**
   * What was decided.
   *
   * @param colleague user id, for {@link Measure#REASSIGN} and {@link Measure#ADD_HELP}
   * @param promisedAt for {@link Measure#NEW_TIME}
   */
  public record Decision(Measure measure, String colleague, Instant promisedAt, String note) {}
}
