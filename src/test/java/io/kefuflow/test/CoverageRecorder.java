package io.kefuflow.test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Remembers which nodes were entered and which flows were taken in one engine, by adding a listener
 * to every element of every model that the engine parses.
 *
 * <p>camunda-process-test-coverage 3.0.0 does the same, but its listener reads the process
 * definition through the repository service, so that a user without READ on the definition, who may
 * well complete the task, gets an AuthorizationException in the test only.
 */
class CoverageRecorder extends AbstractProcessEnginePlugin {

  private final Map<String, Set<String>> reached = new ConcurrentHashMap<>();

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration
        .getCustomPostBPMNParseListeners()
        .add(
            new AbstractBpmnParseListener() {
              @Override
              public void parseRootElement(
                  Element root, List<ProcessDefinitionEntity> definitions) {
                definitions.forEach(definition -> listenTo(definition, definition.getKey()));
              }
            });
  }

  private void listenTo(ScopeImpl scope, String processKey) {
    for (var activity : scope.getActivities()) {
      activity.addBuiltInListener(
          ExecutionListener.EVENTNAME_START, execution -> record(processKey, activity.getId()));
      for (var flow : activity.getOutgoingTransitions()) {
        ((TransitionImpl) flow)
            .addListener(
                ExecutionListener.EVENTNAME_TAKE, execution -> record(processKey, flow.getId()));
      }
      listenTo(activity, processKey);
    }
  }

  private void record(String processKey, String elementId) {
    reached.computeIfAbsent(processKey, key -> ConcurrentHashMap.newKeySet()).add(elementId);
  }

  void forgetAll() {
    reached.clear();
  }

  /**
   * The nodes and flows of the process that were not reached since {@link #forgetAll()}, with their
   * labels.
   */
  List<String> notReached(String processKey, BpmnModelInstance model) {
    var seen = reached.getOrDefault(processKey, Set.of());
    return Stream.<Class<? extends FlowElement>>of(FlowNode.class, SequenceFlow.class)
        .flatMap(type -> model.getModelElementsByType(type).stream())
        .filter(element -> !catchesCompensation(element))
        .filter(element -> !seen.contains(elementThatTells(element)))
        .map(
            element ->
                element.getName() == null
                    ? element.getId()
                    : element.getId() + " " + element.getName())
        .sorted()
        .toList();
  }

  /** The engine never enters such an event; the handler behind it tells. */
  private static boolean catchesCompensation(FlowElement element) {
    return element instanceof BoundaryEvent boundary
        && boundary.getEventDefinitions().stream()
            .anyMatch(CompensateEventDefinition.class::isInstance);
  }

  /** The engine takes no flow behind an event-based gateway; it enters the event. */
  private static String elementThatTells(FlowElement element) {
    return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway
        ? flow.getTarget().getId()
        : element.getId();
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Configuration {

    @Bean
    CoverageRecorder coverageRecorder() {
      return new CoverageRecorder();
    }
  }
}
