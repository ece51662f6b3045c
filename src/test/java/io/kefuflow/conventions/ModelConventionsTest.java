package io.kefuflow.conventions;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.springframework.scheduling.support.CronExpression;

/**
 * How a process model is named, labelled, documented and made executable (architecture: names; how
 * a case is modelled).
 */
class ModelConventionsTest extends Conventions<ProcessModel> {

  private static final Map<Class<? extends FlowElement>, String> PREFIXES =
      Map.ofEntries(
          Map.entry(StartEvent.class, "startEvent"),
          Map.entry(EndEvent.class, "endEvent"),
          Map.entry(BoundaryEvent.class, "event"),
          Map.entry(IntermediateCatchEvent.class, "event"),
          Map.entry(IntermediateThrowEvent.class, "event"),
          Map.entry(UserTask.class, "userTask"),
          Map.entry(ServiceTask.class, "serviceTask"),
          Map.entry(SendTask.class, "sendTask"),
          Map.entry(ReceiveTask.class, "receiveTask"),
          Map.entry(BusinessRuleTask.class, "businessRuleTask"),
          Map.entry(CallActivity.class, "callActivity"),
          Map.entry(SubProcess.class, "subProcess"),
          Map.entry(Gateway.class, "gateway"),
          Map.entry(SequenceFlow.class, "flow"));

  ModelConventionsTest() {
    super("processes", ".bpmn", "sample-process");
  }

  @Override
  ProcessModel parse(Path file, String text) {
    return ProcessModel.parse(file, text);
  }

  @Override
  List<Rule<ProcessModel>> rules(Surroundings surroundings) {
    return List.of(
        new Rule<>(
            "A file holds one executable process and is named <process id>.bpmn, in kebab-case",
            model ->
                model.where(
                    Process.class,
                    process ->
                        !model.fileName().equals(process.getId() + ".bpmn")
                            || !process.getId().matches("[a-z]+(-[a-z0-9]+)*")),
            "<bpmn:process id=\"sample-process\"",
            "<bpmn:process id=\"SampleProcess\""),
        new Rule<>(
            "A process is executable, has a Chinese name, a versionTag and a historyTimeToLive (P1095D, or shorter with a reason)",
            model ->
                model.where(
                    Process.class,
                    process ->
                        !process.isExecutable()
                            || !isChinese(process.getName())
                            || process.getCamundaVersionTag() == null
                            || process.getCamundaHistoryTimeToLiveString() == null),
            " camunda:historyTimeToLive=\"P1095D\"",
            ""),
        new Rule<>(
            "A model says that it is for Camunda Platform 7.24.0 (modeler:executionPlatform and -Version), for the Modeler's sake",
            model ->
                Stream.of(model)
                    .filter(
                        it -> {
                          var definitions = it.bpmn().getDefinitions();
                          String ns = "http://camunda.org/schema/modeler/1.0";
                          return !"Camunda Platform"
                                  .equals(definitions.getAttributeValueNs(ns, "executionPlatform"))
                              || !"7.24.0"
                                  .equals(
                                      definitions.getAttributeValueNs(
                                          ns, "executionPlatformVersion"));
                        })
                    .map(ProcessModel::fileName),
            "executionPlatformVersion=\"7.24.0\"",
            "executionPlatformVersion=\"7.20.0\""),
        new Rule<>(
            "An element id is its kind's prefix and a purpose in camelCase, e.g. userTask_investigateComplaint; kinds: "
                + PREFIXES.values().stream().distinct().sorted().toList(),
            model -> model.where(FlowElement.class, element -> !hasItsPrefix(element)),
            "userTask_answerSample",
            "Activity_0x1yz23"),
        new Rule<>(
            "Activities, events and splitting exclusive gateways carry a Chinese label, the latter a question that ends in ？",
            model ->
                Stream.concat(
                    model.where(
                        FlowNode.class,
                        node ->
                            (node instanceof Activity || node instanceof Event)
                                && !isChinese(node.getName())),
                    model.where(
                        ExclusiveGateway.class,
                        gateway ->
                            ProcessModel.isSplit(gateway) && !isQuestion(gateway.getName()))),
            "name=\"客户接受？\"",
            "name=\"接受\""),
        new Rule<>(
            "The flows out of a splitting exclusive or inclusive gateway carry the answers as labels",
            model ->
                model.where(
                    SequenceFlow.class,
                    flow ->
                        isDecision(flow.getSource())
                            && ProcessModel.isSplit(flow.getSource())
                            && isBlank(flow.getName())),
            " name=\"否\"",
            ""),
        new Rule<>(
            "Every end event of a model is a different outcome: give each its own label",
            model ->
                model
                    .all(EndEvent.class)
                    .collect(groupingBy(end -> Objects.toString(end.getName())))
                    .values()
                    .stream()
                    .filter(ends -> ends.size() > 1)
                    .flatMap(List::stream)
                    .map(model::at),
            "name=\"样例已升级\"",
            "name=\"样例已关闭\""),
        new Rule<>(
            "The process and every node have a documentation that says why and names the source, in Chinese",
            model ->
                Stream.concat(
                    model.where(Process.class, process -> !isDocumented(process)),
                    model.where(FlowNode.class, node -> !isDocumented(node))),
            "(name=\"收到样例\"[^>]*>)\\s*<bpmn:documentation>[^<]*</bpmn:documentation>",
            "$1"),
        new Rule<>(
            "A splitting exclusive or inclusive gateway has a default flow, and all its other flows have conditions",
            model ->
                model.where(
                    Gateway.class,
                    gateway ->
                        isDecision(gateway)
                            && ProcessModel.isSplit(gateway)
                            && !isComplete(gateway)),
            " default=\"flow_accepted\"",
            ""),
        new Rule<>(
            "Nothing but a gateway splits, and only an end event (or what triggers nothing) ends: draw the gateway, the end event",
            model ->
                model.where(
                    FlowNode.class,
                    node ->
                        !(node instanceof Gateway) && ProcessModel.isSplit(node)
                            || ProcessModel.outgoing(node).isEmpty()
                                && !(node instanceof EndEvent)
                                && !isEventSubProcess(node)
                                && !isForCompensation(node)),
            "<bpmn:sequenceFlow id=\"flow_escalated\"[^>]*/>",
            ""),
        new Rule<>(
            "A gateway splits or joins, not both and not neither",
            model ->
                model.where(
                    Gateway.class,
                    gateway ->
                        ProcessModel.isSplit(gateway)
                            == (ProcessModel.incoming(gateway).size() > 1)),
            "sourceRef=\"event_answerDue\" targetRef=\"endEvent_answerDue\"",
            "sourceRef=\"event_answerDue\" targetRef=\"gateway_answerAccepted\""),
        new Rule<>(
            "No scripts: put the logic into a delegate, a decision table or a use case",
            model ->
                Stream.of(
                        model.where(ScriptTask.class, task -> true),
                        model.where(
                            ConditionExpression.class,
                            condition -> condition.getLanguage() != null),
                        model.bpmn().getModelElementsByType(CamundaScript.class).stream()
                            .map(script -> model.fileName() + ": camunda:script"))
                    .flatMap(found -> found),
            "<bpmn:conditionExpression",
            "<bpmn:conditionExpression language=\"javascript\""),
        new Rule<>(
            "A timer is ISO 8601 (PT30M, R3/PT10M, a date), a cron expression with seconds (0 0 9 ? NOV-DEC MON), or asks a bean: ${sla.dueAt(execution, 'resolution')}",
            model -> model.where(TimerEventDefinition.class, timer -> !isValid(timer)),
            "PT30M",
            "30 minutes"),
        new Rule<>(
            "A user task names its form (formRef, binding latest), candidateGroups or candidateUsers, dueDate and priority; its documentation is its description",
            model ->
                model.where(
                    UserTask.class,
                    task ->
                        isBlank(task.getCamundaFormRef())
                            || !"latest".equals(task.getCamundaFormRefBinding())
                            || isBlank(task.getCamundaCandidateGroups())
                                && isBlank(task.getCamundaCandidateUsers())
                            || isBlank(task.getCamundaDueDate())
                            || isBlank(task.getCamundaPriority())),
            " camunda:dueDate=\"[^\"]*\"",
            ""),
        new Rule<>(
            "A task with a retry cycle is a job of its own (camunda:asyncBefore); otherwise the cycle has no effect",
            model ->
                model.where(
                    Task.class,
                    task ->
                        task.getExtensionElements() != null
                            && !task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .list()
                                .isEmpty()
                            && !task.isCamundaAsyncBefore()),
            " camunda:asyncBefore=\"true\"",
            ""),
        new Rule<>(
            "No save point before a user task or a receive task: it is a wait state, the transaction ends there anyway",
            model ->
                model.where(
                    Task.class,
                    task ->
                        (task instanceof UserTask || task instanceof ReceiveTask)
                            && task.isCamundaAsyncBefore()
                            && task.getLoopCharacteristics() == null),
            "id=\"userTask_answerSample\"",
            "id=\"userTask_answerSample\" camunda:asyncBefore=\"true\""));
  }

  private static boolean hasItsPrefix(FlowElement element) {
    return PREFIXES.entrySet().stream()
        .filter(prefix -> prefix.getKey().isInstance(element))
        .anyMatch(prefix -> element.getId().matches(prefix.getValue() + "_[a-z][A-Za-z0-9]*"));
  }

  private static boolean isChinese(String text) {
    return text != null && text.matches("(?s).*\\p{IsHan}.*");
  }

  private static boolean isQuestion(String text) {
    return isChinese(text) && (text.endsWith("？") || text.endsWith("?"));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isDocumented(BaseElement element) {
    return element.getDocumentations().stream()
        .map(Documentation::getTextContent)
        .anyMatch(ModelConventionsTest::isChinese);
  }

  private static boolean isDecision(FlowNode node) {
    return node instanceof ExclusiveGateway || node instanceof InclusiveGateway;
  }

  private static boolean isComplete(Gateway gateway) {
    SequenceFlow otherwise =
        gateway instanceof ExclusiveGateway exclusive
            ? exclusive.getDefault()
            : ((InclusiveGateway) gateway).getDefault();
    Predicate<SequenceFlow> hasCondition = flow -> flow.getConditionExpression() != null;
    return otherwise != null
        && ProcessModel.outgoing(gateway).stream()
            .allMatch(flow -> flow.equals(otherwise) != hasCondition.test(flow));
  }

  /** A handler, or the boundary event that an association leads from to it. */
  private static boolean isForCompensation(FlowNode node) {
    return node instanceof Activity activity && activity.isForCompensation()
        || node instanceof BoundaryEvent boundary
            && boundary.getEventDefinitions().stream()
                .anyMatch(CompensateEventDefinition.class::isInstance);
  }

  private static boolean isEventSubProcess(FlowNode node) {
    return node instanceof SubProcess subProcess && subProcess.triggeredByEvent();
  }

  private static boolean isValid(TimerEventDefinition timer) {
    return Stream.of(timer.getTimeDuration(), timer.getTimeDate(), timer.getTimeCycle())
        .filter(Objects::nonNull)
        .map(Expression::getTextContent)
        .map(String::trim)
        .anyMatch(
            text ->
                text.matches("[$#]\\{.+}")
                    || isIso(text)
                    || CronExpression.isValidExpression(text));
  }

  private static boolean isIso(String text) {
    String last = text.substring(text.lastIndexOf('/') + 1);
    return Stream.<Consumer<String>>of(Duration::parse, Period::parse, OffsetDateTime::parse)
        .anyMatch(parser -> parses(parser, last));
  }

  private static boolean parses(Consumer<String> parser, String text) {
    try {
      parser.accept(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
