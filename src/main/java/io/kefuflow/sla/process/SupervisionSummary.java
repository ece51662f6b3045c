package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.CaseTasks.OpenTask;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.process.CaseTextMarkdown;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What a supervisor has to know before deciding: which deadline passed, when, and who has the work.
 */
@Component
@ProcessBean
public class SupervisionSummary {

  private final Deadlines deadlines;
  private final CaseTasks caseTasks;
  private final Colleagues colleagues;
  private final Clock clock;
  private final DateTimeFormatter time;

  SupervisionSummary(Deadlines deadlines, CaseTasks caseTasks, Colleagues colleagues, Clock clock) {
    this.deadlines = deadlines;
    this.caseTasks = caseTasks;
    this.colleagues = colleagues;
    this.clock = clock;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
  }

  /** The summary in Markdown, as of now. */
  public String of(DelegateExecution execution, String metricCode) {
    CaseNumber number = new CaseNumber(execution.getProcessBusinessKey());
    Metric metric = Metric.ofCode(metricCode);
    Optional<SlaClock> clock = deadlines.find(number.value(), metric);
    String work =
        caseTasks.openTasks(number).stream()
            .map(task -> "%s(%s)".formatted(task.name(), holder(task)))
            .collect(Collectors.joining("、"));
    return "**%s%s**%s  \n**当前任务：** %s%s"
        .formatted(
            metric.label(),
            clock.map(SlaClock::breachedAt).isPresent() ? "时限已到" : "时限告急",
            clock.map(this::describe).orElse(""),
            work.isEmpty() ? "等待其他部门或审批" : work,
            refusal(execution));
  }

  /** Group id of who works on the case now, to whom it may be given. */
  public String workingGroup(DelegateExecution execution) {
    return caseTasks.workingRole(new CaseNumber(execution.getProcessBusinessKey())).groupId();
  }

  /** What the manager is asked to approve, Markdown. */
  public String extension(DelegateExecution execution) {
    String metric = SlaEscalationProcess.METRIC.from(execution);
    return of(execution, metric)
        + "  \n**拟告知客户的新时间：** %s  \n**理由：** %s"
            .formatted(
                time.format(OffsetDateTime.parse(SlaEscalationProcess.PROMISED_AT.from(execution))),
                CaseTextMarkdown.escape(SlaEscalationProcess.MEASURE_NOTE.from(execution)));
  }

  private static String refusal(DelegateExecution execution) {
    return SlaEscalationProcess.EXTENSION_APPROVED.findIn(execution).orElse(true)
        ? ""
        : "  \n**经理未批准延期：** "
            + SlaEscalationProcess.EXTENSION_NOTE
                .findIn(execution)
                .map(CaseTextMarkdown::escape)
                .orElse("未说明理由");
  }

  private String describe(SlaClock deadline) {
    if (deadline.breachedAt() == null) {
      return deadline.dueAt() == null ? " · 暂停中" : " · 应于 " + time.format(deadline.dueAt());
    }
    Duration late = Duration.between(deadline.breachedAt(), clock.instant());
    return " · 应于 %s，已超 %d 小时 %d 分"
        .formatted(time.format(deadline.breachedAt()), late.toHours(), late.toMinutesPart());
  }

  private String holder(OpenTask task) {
    return task.assignee() == null ? "无人认领" : colleagues.nameOf(task.assignee());
  }
}
