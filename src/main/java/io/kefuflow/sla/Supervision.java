package io.kefuflow.sla;

import io.kefuflow.casework.Actor;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.CaseTasks.AgentTask;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Warns whoever has the work, or all agents when nobody has (P17.1). Not when the deadline has
   * passed already.
   */
  public void warn(CaseNumber caseNumber, Metric metric) {
    SlaClock running = running(caseNumber, metric).orElse(null);
    if (running == null || running.isDue(clock.instant())) {
      return;
    }
    Set<String> assignees =
        caseTasks.agentTasks(caseNumber).stream()
            .map(AgentTask::assignee)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    for (String assignee : assignees) {
      send(caseNumber, running, "sla-warning", Recipient.colleague(assignee), "warn:" + assignee);
    }
    if (assignees.isEmpty()) {
      send(caseNumber, running, "sla-warning", Recipient.members(Role.AGENT), "warn:agents");
    }
    deadlines.warned(caseNumber.value(), metric);
    timeline.append(
        caseNumber,
        CaseEvent.Kind.DEADLINE,
        metric.label()
            + "时限临近,已提醒"
            + (assignees.isEmpty() ? Role.AGENT.label() : names(assignees)));
  }

  /** Records the breach at the due instant and tells the supervisors (P17.2, P17.7). */
  public void reportBreach(CaseNumber caseNumber, Metric metric) {
    deadlines.breached(caseNumber.value(), metric);
    running(caseNumber, metric)
        .ifPresent(
            running -> {
              send(
                  caseNumber,
                  running,
                  "sla-breached",
                  Recipient.members(Role.SUPERVISOR),
                  "breach");
              timeline.append(caseNumber, CaseEvent.Kind.DEADLINE, metric.label() + "超过时限,转客服主管督办");
            });
  }

  /** Tells the manager, or whoever stands in, that the case is still open (P17.3). */
  public void informManager(CaseNumber caseNumber, Metric metric) {
    Role manager = standIns.managerRole();
    running(caseNumber, metric)
        .ifPresent(
            running -> {
              send(caseNumber, running, "sla-escalated", Recipient.members(manager), "manager");
              timeline.append(
                  caseNumber,
                  CaseEvent.Kind.DEADLINE,
                  metric.label() + "超时后仍未完成,升级至" + manager.label());
            });
  }

  /** Carries out what the supervisor or manager decided (P17.2). */
  public void apply(CaseNumber caseNumber, Metric metric, Decision decision) {
    switch (decision.measure()) {
      case TAKE_OVER -> handOver(caseNumber, actor.id(), decision.note());
      case REASSIGN -> handOver(caseNumber, decision.colleague(), decision.note());
      case ADD_HELP -> addHelp(caseNumber, metric, decision);
      case NEW_TIME -> promise(caseNumber, metric, decision.promisedAt());
      case CONTINUE ->
          timeline.append(
              caseNumber,
              CaseEvent.Kind.DEADLINE,
              "督办意见:由原责任人继续",
              List.of(Detail.of("督办意见", decision.note())));
    }
  }

  private void handOver(CaseNumber caseNumber, String toUser, String note) {
    String fromUser = caseTasks.handler(caseNumber).orElse(null);
    caseTasks.assignTo(caseNumber, toUser);
    handovers.record(caseNumber, fromUser, toUser, "超时督办:" + shortened(note), null, null);
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
        "增派协助:" + colleagues.nameOf(decision.colleague()),
        List.of(Detail.of("督办意见", decision.note())));
  }

  private void promise(CaseNumber caseNumber, Metric metric, Instant promisedAt) {
    deadlines.promise(caseNumber.value(), metric, promisedAt);
    customerNotices.send(
        caseNumber,
        "new-promise",
        promisedAt + ":" + clock.instant().getEpochSecond() + ":" + metric.code(),
        "已告知客户新的时间,原承诺仍计入统计",
        Map.of("metric", metric.label(), "promisedAt", promisedAt));
  }

  private Optional<SlaClock> running(CaseNumber caseNumber, Metric metric) {
    return deadlines.find(caseNumber.value(), metric).filter(clock -> !clock.isStopped());
  }

  private void send(
      CaseNumber caseNumber, SlaClock clock, String template, Recipient recipient, String rung) {
    Map<String, Object> values = new HashMap<>();
    values.put("caseNumber", caseNumber.value());
    values.put("metric", clock.metric().label());
    values.put("dueAt", clock.dueAt() == null ? clock.originalDueAt() : clock.dueAt());
    var receipt =
        notifications.send(
            new Notice(
                "%s:%s:%d:%s".formatted(caseNumber, clock.metric().code(), clock.cycle(), rung),
                template,
                recipient,
                values,
                caseNumber.value()));
    if (!receipt.reachable()) {
      timeline.append(
          caseNumber,
          CaseEvent.Kind.MESSAGE_SENT,
          clock.metric().label() + "时限的通知没有收件人:请为相关人员登记邮箱");
    }
  }

  private String names(Set<String> userIds) {
    return userIds.stream().map(colleagues::nameOf).sorted().collect(Collectors.joining("、"));
  }

  private static String shortened(String note) {
    return note.length() > 400 ? note.substring(0, 400) : note;
  }

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
