package io.kefuflow.conventions;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A BPMN file with what the rules ask of it. */
record ProcessModel(Path file, BpmnModelInstance bpmn) {

  static ProcessModel parse(Path file, String text) {
    return new ProcessModel(
        file,
        Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  <E extends BaseElement> Stream<E> all(Class<E> type) {
    return bpmn.getModelElementsByType(type).stream();
  }

  /** Says of each element of the type for which the check fails where it is. */
  <E extends BaseElement> Stream<String> where(Class<E> type, Predicate<E> fails) {
    return all(type).filter(fails).map(this::at);
  }

  String at(BaseElement element) {
    String name = element instanceof FlowElement flowElement ? flowElement.getName() : null;
    return file.getFileName() + ": " + element.getId() + (name == null ? "" : " (" + name + ")");
  }

  String key() {
    return all(Process.class)
        .filter(Process::isExecutable)
        .map(Process::getId)
        .findFirst()
        .orElse("");
  }

  String fileName() {
    return file.getFileName().toString();
  }

  /**
   * Found by the flows' ends: the {@code incoming} and {@code outgoing} elements of a node are
   * optional.
   */
  static List<SequenceFlow> outgoing(FlowNode node) {
    return flows(node, SequenceFlow::getSource);
  }

  static List<SequenceFlow> incoming(FlowNode node) {
    return flows(node, SequenceFlow::getTarget);
  }

  static boolean isSplit(FlowNode node) {
    return outgoing(node).size() > 1;
  }

  private static List<SequenceFlow> flows(FlowNode node, Function<SequenceFlow, FlowNode> end) {
    return node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> node.equals(end.apply(flow)))
        .toList();
  }
}
