package io.kefuflow.sla.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets the clocks of a case know of its user tasks, in every model and without a listener in it: a
 * task whose step has a budget in {@code sla-targets} starts and stops the clock of that step, and
 * whoever gets a task has the work from then on. A task with the property {@code caseOwner =
 * unchanged} goes on beside the work and leaves the owner as it is.
 */
@Component
class CaseTaskClocksPlugin extends AbstractProcessEnginePlugin {

  private static final String OWNER_PROPERTY = "caseOwner";
  private static final String UNCHANGED = "unchanged";

  private final Deadlines deadlines;
  private final TaskService tasks;
  private final SystemCalls systemCalls;

  CaseTaskClocksPlugin(
      @Lazy Deadlines deadlines, @Lazy TaskService tasks, @Lazy SystemCalls systemCalls) {
    this.deadlines = deadlines;
    this.tasks = tasks;
    this.systemCalls = systemCalls;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> extended =
        listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
    extended.add(new Attach());
    configuration.setCustomPostBPMNParseListeners(extended);
  }

  private final class Attach extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      TaskDefinition definition =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      definition.addBuiltInTaskListener(
          TaskListener.EVENTNAME_CREATE, CaseTaskClocksPlugin.this::created);
      definition.addBuiltInTaskListener(
          TaskListener.EVENTNAME_COMPLETE, CaseTaskClocksPlugin.this::completed);
      definition.addBuiltInTaskListener(
          TaskListener.EVENTNAME_DELETE, CaseTaskClocksPlugin.this::deleted);
      if (!leavesOwnerUnchanged(element)) {
        definition.addBuiltInTaskListener(
            TaskListener.EVENTNAME_CREATE, CaseTaskClocksPlugin.this::owned);
        definition.addBuiltInTaskListener(
            TaskListener.EVENTNAME_ASSIGNMENT, CaseTaskClocksPlugin.this::owned);
      }
    }

    private boolean leavesOwnerUnchanged(Element element) {
      Element extensions = element.element("extensionElements");
      Element properties = extensions == null ? null : extensions.element("properties");
      return properties != null
          && properties.elements("property").stream()
              .anyMatch(
                  property ->
                      OWNER_PROPERTY.equals(property.attribute("name"))
                          && UNCHANGED.equals(property.attribute("value")));
    }
  }

  private void created(DelegateTask task) {
    if (isOfCase(task)) {
      deadlines
          .startStage(caseNumber(task), stage(task), processKey(task))
          .map(Date::from)
          .filter(due -> task.getDueDate() == null || task.getDueDate().after(due))
          .ifPresent(task::setDueDate);
    }
  }

  private void completed(DelegateTask task) {
    if (endsStage(task)) {
      deadlines.stop(caseNumber(task), stage(task));
    }
  }

  private void deleted(DelegateTask task) {
    if (endsStage(task)) {
      deadlines.cancel(caseNumber(task), stage(task));
    }
  }

  private void owned(DelegateTask task) {
    if (isOfCase(task)) {
      String group =
          task.getCandidates().stream()
              .map(link -> link.getGroupId())
              .filter(Objects::nonNull)
              .sorted()
              .findFirst()
              .orElse(null);
      deadlines.ownedBy(caseNumber(task), task.getAssignee(), group);
    }
  }

  /** Most steps have no budget: nothing else is looked for, and no clock is held. */
  private boolean endsStage(DelegateTask task) {
    return isOfCase(task)
        && deadlines
            .find(caseNumber(task), stage(task))
            .filter(clock -> !clock.isStopped())
            .isPresent()
        && isLastOfItsStep(task);
  }

  private boolean isLastOfItsStep(DelegateTask task) {
    return systemCalls
        .call(
            () ->
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumber(task))
                    .taskDefinitionKey(task.getTaskDefinitionKey())
                    .list())
        .stream()
        .noneMatch(
            other -> !other.getId().equals(task.getId()) && !((TaskEntity) other).isDeleted());
  }

  private static boolean isOfCase(DelegateTask task) {
    String businessKey = task.getExecution().getProcessBusinessKey();
    return businessKey != null
        && CaseNumber.isValid(businessKey)
        && !SlaEscalationProcess.KEY.equals(processKey(task));
  }

  private static String caseNumber(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }

  private static Metric stage(DelegateTask task) {
    return Metric.stage(task.getTaskDefinitionKey());
  }

  private static String processKey(DelegateTask task) {
    return ((ExecutionEntity) task.getExecution()).getProcessDefinition().getKey();
  }
}
