package io.kefuflow.conventions;

import io.kefuflow.conventions.Box.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** The picture in a BPMN file: where its nodes, flows and labels are. */
record Diagram(
    ProcessModel model,
    Map<FlowNode, Box> nodes,
    Map<SequenceFlow, List<Segment>> flows,
    Map<FlowElement, Box> labels) {

  static Diagram of(ProcessModel model) {
    var nodes = new LinkedHashMap<FlowNode, Box>();
    var flows = new LinkedHashMap<SequenceFlow, List<Segment>>();
    var labels = new HashMap<FlowElement, Box>();
    model
        .bpmn()
        .getModelElementsByType(BpmnShape.class)
        .forEach(
            shape -> {
              if (shape.getBpmnElement() instanceof FlowNode node) {
                nodes.put(node, Box.of(shape.getBounds()));
                addLabel(labels, node, shape.getBpmnLabel());
              }
            });
    model
        .bpmn()
        .getModelElementsByType(BpmnEdge.class)
        .forEach(
            edge -> {
              if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                var points = List.copyOf(edge.getWaypoints());
                flows.put(
                    flow,
                    IntStream.range(1, points.size())
                        .mapToObj(i -> Segment.between(points.get(i - 1), points.get(i)))
                        .toList());
                addLabel(labels, flow, edge.getBpmnLabel());
              }
            });
    return new Diagram(model, nodes, flows, labels);
  }

  private static void addLabel(Map<FlowElement, Box> labels, FlowElement element, BpmnLabel label) {
    if (label != null && label.getBounds() != null) {
      labels.put(element, Box.of(label.getBounds()));
    }
  }

  Stream<String> notDrawn() {
    return Stream.concat(
            model.all(FlowNode.class).filter(node -> !nodes.containsKey(node)),
            model.all(SequenceFlow.class).filter(flow -> !flows.containsKey(flow)))
        .map(model::at);
  }

  Stream<String> overlaps() {
    return pairs(nodes.keySet().stream().toList())
        .filter(
            pair ->
                !mayOverlap(pair.one, pair.other)
                    && nodes.get(pair.one).overlaps(nodes.get(pair.other)))
        .map(this::at);
  }

  Stream<String> outsideTheirSubProcess() {
    return nodes.keySet().stream()
        .filter(
            node ->
                node.getParentElement() instanceof SubProcess parent
                    && !(node instanceof BoundaryEvent)
                    && nodes.containsKey(parent)
                    && !nodes.get(parent).contains(nodes.get(node)))
        .map(model::at);
  }

  Stream<String> slantedFlows() {
    return flows.keySet().stream()
        .filter(flow -> flows.get(flow).stream().anyMatch(Segment::isSlanted))
        .map(model::at);
  }

  Stream<String> flowsThroughNodes() {
    return flows.keySet().stream()
        .flatMap(
            flow ->
                nodes.keySet().stream()
                    .filter(node -> !touches(flow, node) && runsThrough(flow, nodes.get(node)))
                    .map(node -> model.at(flow) + " through " + node.getId()));
  }

  Stream<String> crossings() {
    return pairs(flows.keySet().stream().toList())
        .filter(
            pair ->
                flows.get(pair.one).stream()
                    .anyMatch(segment -> flows.get(pair.other).stream().anyMatch(segment::crosses)))
        .map(this::at);
  }

  Stream<String> hiddenLabels() {
    return labels.keySet().stream()
        .flatMap(
            labelled -> {
              Box label = labels.get(labelled);
              return Stream.of(
                      flows.keySet().stream()
                          .filter(
                              flow ->
                                  flow != labelled
                                      && !isAttached(flow, labelled)
                                      && runsThrough(flow, label)),
                      nodes.keySet().stream()
                          .filter(
                              node ->
                                  node != labelled
                                      && !(node instanceof SubProcess)
                                      && nodes.get(node).overlaps(label)),
                      labels.keySet().stream()
                          .filter(other -> other != labelled && labels.get(other).overlaps(label)))
                  .flatMap(found -> found)
                  .map(on -> "label of " + model.at(labelled) + " on " + on.getId());
            });
  }

  double width() {
    return nodes.values().stream().mapToDouble(Box::right).max().orElse(0)
        - nodes.values().stream().mapToDouble(Box::x).min().orElse(0);
  }

  double height() {
    return nodes.values().stream().mapToDouble(Box::bottom).max().orElse(0)
        - nodes.values().stream().mapToDouble(Box::y).min().orElse(0);
  }

  /** Start events of scopes in which no start event has a path to an end event on its own line. */
  Stream<String> startsWithoutStraightPath() {
    return model
        .all(StartEvent.class)
        .filter(nodes::containsKey)
        .filter(
            start ->
                start.getParentElement().getChildElementsByType(StartEvent.class).stream()
                    .noneMatch(any -> leadsStraightToTheEnd(any, line(any), new ArrayList<>())))
        .map(model::at);
  }

  private boolean leadsStraightToTheEnd(FlowNode node, double line, List<FlowNode> visited) {
    if (visited.contains(node) || !nodes.containsKey(node) || Math.abs(line(node) - line) > 1) {
      return false;
    }
    visited.add(node);
    var outgoing = ProcessModel.outgoing(node);
    return outgoing.isEmpty()
        || outgoing.stream()
            .anyMatch(flow -> leadsStraightToTheEnd(flow.getTarget(), line, visited));
  }

  /**
   * Where the reading line meets the node; a sub-process is read along the line of its start event.
   */
  private double line(FlowNode node) {
    return node instanceof SubProcess subProcess
        ? subProcess.getChildElementsByType(StartEvent.class).stream()
            .filter(nodes::containsKey)
            .findFirst()
            .map(this::line)
            .orElse(nodes.get(node).middle())
        : nodes.get(node).middle();
  }

  private boolean mayOverlap(FlowNode one, FlowNode other) {
    return isHost(one, other) || isHost(other, one) || isWithin(one, other) || isWithin(other, one);
  }

  /** Whether the flow starts or ends at the node, at an event on its border, or inside it. */
  private static boolean touches(SequenceFlow flow, FlowNode node) {
    return Stream.of(flow.getSource(), flow.getTarget())
        .anyMatch(
            end ->
                end.equals(node) || isHost(node, end) || isHost(end, node) || isWithin(end, node));
  }

  private static boolean isAttached(SequenceFlow flow, FlowElement element) {
    return flow.getSource().equals(element) || flow.getTarget().equals(element);
  }

  private static boolean isHost(FlowNode host, FlowNode event) {
    return event instanceof BoundaryEvent boundary && boundary.getAttachedTo().equals(host);
  }

  private static boolean isWithin(FlowNode inner, FlowNode outer) {
    var parent = inner.getParentElement();
    return parent.equals(outer) || parent instanceof FlowNode node && isWithin(node, outer);
  }

  private boolean runsThrough(SequenceFlow flow, Box box) {
    return flows.get(flow).stream().anyMatch(segment -> segment.runsThrough(box));
  }

  private String at(Pair<? extends BaseElement> pair) {
    return model.at(pair.one) + " and " + pair.other.getId();
  }

  private static <E> Stream<Pair<E>> pairs(List<E> elements) {
    return IntStream.range(0, elements.size())
        .boxed()
        .flatMap(
            i ->
                elements.subList(i + 1, elements.size()).stream()
                    .map(other -> new Pair<>(elements.get(i), other)));
  }

  private record Pair<E>(E one, E other) {}
}
