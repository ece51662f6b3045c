package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.CaseTasks.AgentTask;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
    String overdue =
        deadlines
            .find(number.value(), metric)
            .map(SlaClock::breachedAt)
            .map(this::describe)
            .orElse("");
    String work =
        caseTasks.agentTasks(number).stream()
            .map(task -> "%s(%s)".formatted(task.name(), holder(task)))
            .collect(Collectors.joining("、"));
    return "**%s时限已到**%s  \n**当前任务:** %s"
        .formatted(metric.label(), overdue, work.isEmpty() ? "等待其他部门或审批" : work);
  }

  private String describe(Instant breachedAt) {
    Duration late = Duration.between(breachedAt, clock.instant());
    return " · 应于 %s,已超 %d 小时 %d 分"
        .formatted(time.format(breachedAt), late.toHours(), late.toMinutesPart());
  }

  private String holder(AgentTask task) {
    return task.assignee() == null ? "无人认领" : colleagues.nameOf(task.assignee());
  }
}
