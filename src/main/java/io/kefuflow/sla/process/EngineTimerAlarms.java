package io.kefuflow.sla.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaAlarms;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaClocks;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The alarms are the timers and due dates whose expression asks the bean {@code sla}. After a
 * change of a clock those expressions are evaluated again, in the same transaction, so that clock
 * and timer never disagree.
 */
@Component
class EngineTimerAlarms implements SlaAlarms {

  private static final String ASKS_THE_CLOCK = "${sla.";

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final SystemCalls systemCalls;
  private final SlaClocks clocks;

  EngineTimerAlarms(
      @Lazy RuntimeService runtime,
      @Lazy ManagementService management,
      @Lazy TaskService tasks,
      @Lazy SystemCalls systemCalls,
      SlaClocks clocks) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.systemCalls = systemCalls;
    this.clocks = clocks;
  }

  @Override
  public void followClocks(String caseNumber) {
    systemCalls.run(
        () -> {
          runtime
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(caseNumber)
              .list()
              .stream()
              .map(ProcessInstance::getId)
              .flatMap(
                  id -> management.createJobQuery().timers().processInstanceId(id).list().stream())
              .filter(this::asksTheClock)
              .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
          tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
              .map(TaskEntity.class::cast)
              .forEach(this::followClock);
        });
  }

  private boolean asksTheClock(Job timer) {
    JobDefinition definition =
        management
            .createJobDefinitionQuery()
            .jobDefinitionId(timer.getJobDefinitionId())
            .singleResult();
    return definition != null && definition.getJobConfiguration().contains(ASKS_THE_CLOCK);
  }

  private void followClock(TaskEntity task) {
    TaskEntity open = Context.getCommandContext().getTaskManager().findTaskById(task.getId());
    if (open == null) {
      return;
    }
    TaskDefinition definition = open.getTaskDefinition();
    ifAsksTheClock(definition.getDueDateExpression(), open, open::setDueDate);
    stageDueAt(open)
        .filter(due -> open.getDueDate() == null || open.getDueDate().after(due))
        .ifPresent(open::setDueDate);
    ifAsksTheClock(definition.getFollowUpDateExpression(), open, open::setFollowUpDate);
  }

  /** A step may be promised sooner than the case. */
  private Optional<Date> stageDueAt(TaskEntity task) {
    return clocks
        .find(task.getProcessInstance().getBusinessKey(), Metric.stage(task.getTaskDefinitionKey()))
        .filter(clock -> !clock.isStopped())
        .map(SlaClock::dueAt)
        .map(Date::from);
  }

  private static void ifAsksTheClock(Expression date, TaskEntity task, Consumer<Date> setter) {
    if (date != null && date.getExpressionText().contains(ASKS_THE_CLOCK)) {
      setter.accept((Date) date.getValue(task.getExecution()));
    }
  }

  @Override
  public void watch(String caseNumber, Metric metric) {
    systemCalls.run(
        () ->
            runtime
                .createProcessInstanceByKey(SlaEscalationProcess.KEY)
                .businessKey(caseNumber)
                .setVariables(
                    Map.ofEntries(
                        CaseVariables.CASE_NUMBER.of(caseNumber),
                        SlaEscalationProcess.METRIC.of(metric.code())))
                .execute());
  }

  @Override
  public void withdraw(String caseNumber, Metric metric) {
    systemCalls.run(
        () ->
            runtime
                .createMessageCorrelation(SlaEscalationProcess.CLOCK_STOPPED)
                .processInstanceBusinessKey(caseNumber)
                .processInstanceVariableEquals(SlaEscalationProcess.METRIC.name(), metric.code())
                .correlateAll());
  }
}
