package io.kefuflow.conventions;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;

/**
 * No case hangs: wherever a process waits, a person or a timer leads on, whatever the customer and
 * other systems do. What the models cannot show (that a group is not empty, that a join is reached)
 * is seen in every process test, by {@link io.kefuflow.test.RunningCase}. That a called process
 * exists is a rule of {@link ModelReferencesTest}.
 */
class WaitStatesTest extends Conventions<ProcessModel> {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  WaitStatesTest() {
    super("processes", ".bpmn", "waiting-process");
  }

  @Override
  ProcessModel parse(Path file, String text) {
    return ProcessModel.parse(file, text);
  }

  @Override
  List<Rule<ProcessModel>> rules(Surroundings known) {
    return List.of(
        new Rule<>(
            "A user task has candidateGroups or an assignee: somebody sees it",
            model ->
                model.where(
                    UserTask.class,
                    task ->
                        isBlank(task.getCamundaCandidateGroups())
                            && isBlank(task.getCamundaAssignee())),
            " camunda:candidateGroups=\"agent\"",
            ""),
        new Rule<>(
            "A receive task gives up some day: an interrupting timer at it, or at the sub-process around it",
            model -> model.where(ReceiveTask.class, task -> !isGivenUp(task)),
            "cancelActivity=\"true\"",
            "cancelActivity=\"false\""),
        new Rule<>(
            "An event that waits for a message, signal or condition is behind an event-based gateway, or an interrupting timer at the sub-process around it gives up",
            model ->
                model.where(
                    IntermediateCatchEvent.class,
                    event -> !isTimer(event) && !isBehindEventGateway(event) && !isGivenUp(event)),
            "<bpmn:timerEventDefinition id=\"timer_workOverdue\">[\\s\\S]*?</bpmn:timerEventDefinition>",
            "<bpmn:errorEventDefinition id=\"catch_anyError\"/>"),
        new Rule<>(
            "One way out of an event-based gateway is a timer",
            model ->
                model.where(
                    EventBasedGateway.class,
                    gateway ->
                        ProcessModel.outgoing(gateway).stream()
                            .map(SequenceFlow::getTarget)
                            .noneMatch(WaitStatesTest::isTimer)),
            "<bpmn:timerEventDefinition id=\"timer_periodOver\">[\\s\\S]*?</bpmn:timerEventDefinition>",
            "<bpmn:signalEventDefinition id=\"catch_periodOver\"/>"),
        new Rule<>(
            "No external task: without a worker that fetches it nothing happens and nobody is told",
            model ->
                model.where(
                    Task.class,
                    task -> "external".equals(task.getAttributeValueNs(CAMUNDA, "type"))),
            "camunda:delegateExpression=\"\\$\\{bookDelegate}\"",
            "camunda:type=\"external\" camunda:topic=\"booking\""),
        new Rule<>(
            "A retry cycle comes to an end, and then is an incident: R5/PT1M, or the pauses PT10S,PT1M",
            model ->
                model.bpmn().getModelElementsByType(CamundaFailedJobRetryTimeCycle.class).stream()
                    .map(cycle -> cycle.getTextContent().strip())
                    .filter(cycle -> !cycle.matches("R[1-9]\\d?/P\\w+|P\\w+(,P\\w+)*"))
                    .map(cycle -> model.fileName() + ": " + cycle),
            "R5/PT1M",
            "R/PT1M"),
        new Rule<>(
            "A parallel gateway joins what a parallel gateway in the same scope has split into as many",
            model ->
                model.where(
                    ParallelGateway.class,
                    join -> ProcessModel.incoming(join).size() > 1 && !hasItsSplit(model, join)),
            "<bpmn:parallelGateway id=\"gateway_split\"/>",
            "<bpmn:exclusiveGateway id=\"gateway_split\"/>"));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isTimer(FlowNode node) {
    return node instanceof CatchEvent event
        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }

  private static boolean isBehindEventGateway(FlowNode node) {
    Collection<SequenceFlow> incoming = ProcessModel.incoming(node);
    return !incoming.isEmpty()
        && incoming.stream()
            .map(SequenceFlow::getSource)
            .allMatch(EventBasedGateway.class::isInstance);
  }

  /** Whether a timer interrupts it, or a sub-process around it. */
  private static boolean isGivenUp(FlowNode node) {
    return node instanceof Activity activity && hasInterruptingTimer(activity)
        || node.getParentElement() instanceof SubProcess around && isGivenUp(around);
  }

  private static boolean hasInterruptingTimer(Activity activity) {
    return activity.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> activity.equals(event.getAttachedTo()))
        .anyMatch(event -> event.cancelActivity() && isTimer(event));
  }

  private static boolean hasItsSplit(ProcessModel model, ParallelGateway join) {
    return model
        .all(ParallelGateway.class)
        .filter(split -> split.getParentElement().equals(join.getParentElement()))
        .anyMatch(
            split -> ProcessModel.outgoing(split).size() == ProcessModel.incoming(join).size());
  }
}
