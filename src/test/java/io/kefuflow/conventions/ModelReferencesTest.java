package io.kefuflow.conventions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What a process model names exists and is meant: beans, decisions, forms, processes, groups,
 * messages, codes.
 */
class ModelReferencesTest extends Conventions<ProcessModel> {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  ModelReferencesTest() {
    super("processes", ".bpmn", "sample-process");
  }

  @Override
  ProcessModel parse(Path file, String text) {
    return ProcessModel.parse(file, text);
  }

  @Override
  List<Rule<ProcessModel>> rules(Surroundings known) {
    Set<String> keys = known.processKeys().collect(Collectors.toSet());
    return List.of(
        new Rule<>(
            "serviceTask_openCase calls ${openCaseDelegate}: name chain from id to bean; a delegate reused by an element template is exempt",
            model ->
                model.where(
                    Task.class,
                    task ->
                        (task instanceof ServiceTask || task instanceof SendTask)
                            && !callsTheDelegateOfItsName(task)),
            "camunda:delegateExpression=\"\\$\\{openSampleDelegate}\"",
            "camunda:class=\"io.kefuflow.OpenSample\""),
        new Rule<>(
            "The bean of a delegateExpression is a class ...Delegate, ...TaskListener or ...ExecutionListener in a process package",
            model ->
                delegateExpressions(model)
                    .filter(expression -> !known.classes().contains(className(expression)))
                    .map(expression -> model.fileName() + ": " + expression),
            "auditSampleExecutionListener",
            "lostExecutionListener"),
        new Rule<>(
            "A listener is a bean, delegateExpression=\"${...TaskListener}\" or \"${...ExecutionListener}\", or asks a bean, expression=\"${bean.method(...)}\"; no class",
            model ->
                Stream.concat(
                        model.bpmn().getModelElementsByType(CamundaExecutionListener.class).stream()
                            .filter(listener -> !isBean(listener, "ExecutionListener")),
                        model.bpmn().getModelElementsByType(CamundaTaskListener.class).stream()
                            .filter(listener -> !isBean(listener, "TaskListener")))
                    .map(listener -> model.fileName() + ": listener of " + owner(listener)),
            "delegateExpression=\"\\$\\{auditSampleExecutionListener}\"",
            "class=\"io.kefuflow.Audit\""),
        new Rule<>(
            "The decision of a business rule task exists and is bound to the latest version (deployments hold only what changed)",
            model ->
                model.where(
                    BusinessRuleTask.class,
                    task ->
                        !known.decisions().contains(task.getCamundaDecisionRef())
                            || "deployment".equals(task.getCamundaDecisionRefBinding())),
            "sample-decision",
            "lost-decision"),
        new Rule<>(
            "The process of a call activity exists and is bound to the latest version (deployments hold only what changed)",
            model ->
                model.where(
                    CallActivity.class,
                    call ->
                        !keys.contains(call.getCalledElement())
                            || "deployment".equals(call.getCamundaCalledElementBinding())),
            "calledElement=\"sample-process\"",
            "calledElement=\"lost-process\""),
        new Rule<>(
            "A called process gets the case number: <camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
            model -> model.where(CallActivity.class, call -> !passesTheBusinessKey(call)),
            "<camunda:in [^>]*/>",
            "<camunda:in variables=\"all\" />"),
        new Rule<>(
            "The form of a user task or start event exists",
            model ->
                Stream.concat(
                    model.where(
                        UserTask.class, task -> isLost(task.getCamundaFormRef(), known.forms())),
                    model.where(
                        StartEvent.class,
                        start -> isLost(start.getCamundaFormRef(), known.forms()))),
            "(userTask_answerSample\"[^>]*)answer-sample",
            "$1lost-form"),
        new Rule<>(
            "Candidate groups are the group ids of Role, or a bean says them: ${...}",
            model ->
                model.where(
                    UserTask.class,
                    task ->
                        Arrays.stream(
                                Objects.toString(task.getCamundaCandidateGroups(), "").split(","))
                            .map(String::trim)
                            .anyMatch(group -> !group.isEmpty() && isLost(group, known.groups()))),
            "candidateGroups=\"agent\"",
            "candidateGroups=\"agents\""),
        new Rule<>(
            "A message or signal is named feature.fact, e.g. case.materialsProvided",
            model ->
                Stream.concat(
                    model.where(Message.class, message -> !isFact(message.getName())),
                    model.where(Signal.class, signal -> !isFact(signal.getName()))),
            "sample\\.withdrawn",
            "SampleWithdrawn"),
        new Rule<>(
            "Error and escalation codes are UPPER_SNAKE",
            model ->
                Stream.concat(
                    model.where(Error.class, error -> !isCode(error.getErrorCode())),
                    model.where(
                        Escalation.class, escalation -> !isCode(escalation.getEscalationCode()))),
            "errorCode=\"SAMPLE_REFUSED\"",
            "errorCode=\"sampleRefused\""),
        new Rule<>(
            "Every error and escalation code is thrown (by a model, or by Java in a process package) and caught by a model",
            model -> {
              var models =
                  Stream.concat(Stream.of(model.bpmn()), known.modelsBeside(model.key())).toList();
              var thrown =
                  codes(models, definition -> definition.getParentElement() instanceof ThrowEvent);
              var caught =
                  codes(models, definition -> definition.getParentElement() instanceof CatchEvent);
              thrown.addAll(known.codesInJava());
              return codesOf(model.bpmn())
                  .filter(code -> !thrown.contains(code) || !caught.contains(code))
                  .map(code -> model.fileName() + ": " + code);
            },
            "<bpmn:errorEventDefinition id=\"throw_refused\" errorRef=\"error_refused\"/>",
            ""));
  }

  private static boolean callsTheDelegateOfItsName(Task task) {
    String expression = task.getAttributeValueNs(CAMUNDA, "delegateExpression");
    boolean fromTemplate = task.getAttributeValueNs(CAMUNDA, "modelerTemplate") != null;
    String purpose = task.getId().substring(task.getId().indexOf('_') + 1);
    return expression != null && (fromTemplate || expression.equals("${" + purpose + "Delegate}"));
  }

  private static Stream<String> delegateExpressions(ProcessModel model) {
    return Stream.of(
            ServiceTask.class,
            SendTask.class,
            MessageEventDefinition.class,
            CamundaExecutionListener.class,
            CamundaTaskListener.class)
        .flatMap(type -> model.bpmn().getModelElementsByType(type).stream())
        .flatMap(
            element ->
                Stream.of(
                    element.getAttributeValueNs(CAMUNDA, "delegateExpression"),
                    element.getAttributeValue("delegateExpression")))
        .filter(Objects::nonNull)
        .distinct();
  }

  private static String className(String expression) {
    String bean = expression.replaceAll("[${}#]", "");
    return bean.isEmpty() ? "" : Character.toUpperCase(bean.charAt(0)) + bean.substring(1);
  }

  private static boolean isBean(ModelElementInstance listener, String suffix) {
    String bean = listener.getAttributeValue("delegateExpression");
    String call = listener.getAttributeValue("expression");
    return bean == null
        ? call != null && call.matches("\\$\\{\\w+\\.\\w+\\(.*\\)}")
        : bean.matches("\\$\\{\\w+" + suffix + "}");
  }

  private static String owner(ModelElementInstance listener) {
    return listener.getParentElement().getParentElement().getAttributeValue("id");
  }

  private static boolean passesTheBusinessKey(CallActivity call) {
    return call.getExtensionElements() != null
        && call
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaIn.class)
            .list()
            .stream()
            .map(CamundaIn::getCamundaBusinessKey)
            .anyMatch(key -> key != null && key.matches("[#$]\\{execution\\.processBusinessKey}"));
  }

  private static boolean isLost(String reference, Set<String> known) {
    return reference != null && !reference.contains("{") && !known.contains(reference);
  }

  private static Set<String> codes(
      List<BpmnModelInstance> models, Predicate<EventDefinition> side) {
    return models.stream()
        .flatMap(model -> model.getModelElementsByType(EventDefinition.class).stream())
        .filter(side)
        .flatMap(ModelReferencesTest::code)
        .collect(Collectors.toSet());
  }

  private static Stream<String> code(EventDefinition definition) {
    if (definition instanceof ErrorEventDefinition error) {
      return Stream.ofNullable(error.getError()).map(Error::getErrorCode);
    }
    return definition instanceof EscalationEventDefinition escalation
        ? Stream.ofNullable(escalation.getEscalation()).map(Escalation::getEscalationCode)
        : Stream.empty();
  }

  private static Stream<String> codesOf(BpmnModelInstance model) {
    return Stream.concat(
        model.getModelElementsByType(Error.class).stream().map(Error::getErrorCode),
        model.getModelElementsByType(Escalation.class).stream().map(Escalation::getEscalationCode));
  }

  private static boolean isFact(String name) {
    return name != null && name.matches("[a-z][A-Za-z]*\\.[a-z][A-Za-z0-9]*");
  }

  private static boolean isCode(String code) {
    return code != null && code.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  }
}
