package io.kefuflow.conventions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * A process model reads at a glance: standard sizes, straight flows, the happy path on one line.
 */
class ModelLayoutTest extends Conventions<Diagram> {

  private static final int MAX_WIDTH = 2200;
  private static final int MAX_HEIGHT = 1300;
  private static final Pattern COLOUR = Pattern.compile("bioc:|color:|background-color");

  ModelLayoutTest() {
    super("processes", ".bpmn", "sample-process");
  }

  @Override
  Diagram parse(Path file, String text) {
    return Diagram.of(ProcessModel.parse(file, text));
  }

  @Override
  List<Rule<Diagram>> rules(Surroundings surroundings) {
    return List.of(
        new Rule<>(
            "Everything is drawn: open the model in the Modeler, where what is missing can be seen in the XML only",
            Diagram::notDrawn,
            "(?s)<bpmndi:BPMNEdge id=\"edge_flow_close\".*?</bpmndi:BPMNEdge>",
            ""),
        new Rule<>(
            "Tasks and call activities are 100x80, events 36x36, gateways 50x50",
            diagram ->
                diagram.nodes().entrySet().stream()
                    .filter(node -> !hasStandardSize(node))
                    .map(node -> diagram.model().at(node.getKey())),
            "width=\"50\" height=\"50\"",
            "width=\"60\" height=\"60\""),
        new Rule<>(
            "Nodes do not lie on each other: move one of the two",
            Diagram::overlaps,
            "x=\"1122\" y=\"142\"",
            "x=\"1040\" y=\"142\""),
        new Rule<>(
            "What belongs to a sub-process lies within it: enlarge it (40 px of air inside)",
            Diagram::outsideTheirSubProcess,
            "width=\"510\"",
            "width=\"440\""),
        new Rule<>(
            "Flows run horizontally and vertically only: straighten them",
            Diagram::slantedFlows,
            "x=\"1122\" y=\"160\"",
            "x=\"1122\" y=\"150\""),
        new Rule<>(
            "No flow runs through a node: lead it through the gaps between columns and rows",
            Diagram::flowsThroughNodes,
            "<di:waypoint x=\"900\" y=\"160\"/>",
            "<di:waypoint x=\"210\" y=\"160\"/>"),
        new Rule<>(
            "Flows do not cross: give a loop back its own free row",
            Diagram::crossings,
            "<di:waypoint x=\"530\" y=\"460\"/>",
            "<di:waypoint x=\"530\" y=\"460\"/><di:waypoint x=\"530\" y=\"400\"/><di:waypoint x=\"740\" y=\"400\"/>"),
        new Rule<>(
            "Labels are readable: not on a node, a flow or another label",
            Diagram::hiddenLabels,
            "x=\"1112\" y=\"184\"",
            "x=\"1020\" y=\"184\""),
        new Rule<>(
            "The happy path lies on one line from a start event to an end event, also inside and along a sub-process",
            Diagram::startsWithoutStraightPath,
            "x=\"960\" y=\"120\"",
            "x=\"960\" y=\"150\""),
        new Rule<>(
            "A diagram is at most %d x %d px: move a part into a process of its own, called by a call activity"
                .formatted(MAX_WIDTH, MAX_HEIGHT),
            diagram ->
                Stream.of(diagram)
                    .filter(it -> it.width() > MAX_WIDTH || it.height() > MAX_HEIGHT)
                    .map(
                        it ->
                            "%s: %.0f x %.0f"
                                .formatted(it.model().fileName(), it.width(), it.height())),
            "x=\"1122\" y=\"142\"",
            "x=\"3122\" y=\"142\""),
        new Rule<>(
            "No colours: they mean something else to everybody, and nothing in black and white",
            diagram ->
                Stream.of(diagram.model())
                    .filter(ModelLayoutTest::isColoured)
                    .map(ProcessModel::fileName),
            "<bpmndi:BPMNShape id=\"shape_endEvent_sampleClosed\"",
            "$0 xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:stroke=\"#ff0000\""));
  }

  private static boolean hasStandardSize(Map.Entry<FlowNode, Box> node) {
    Box box = node.getValue();
    if (node.getKey() instanceof SubProcess) {
      return true;
    }
    if (node.getKey() instanceof Event) {
      return box.width() == 36 && box.height() == 36;
    }
    return node.getKey() instanceof Gateway
        ? box.width() == 50 && box.height() == 50
        : box.width() == 100 && box.height() == 80;
  }

  private static boolean isColoured(ProcessModel model) {
    return COLOUR.matcher(Bpmn.convertToString(model.bpmn())).find();
  }
}
