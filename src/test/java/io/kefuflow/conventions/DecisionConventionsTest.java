package io.kefuflow.conventions;

import io.kefuflow.conventions.DecisionConventionsTest.Decisions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * A decision table is named, documented and complete, so that a process owner can change it alone.
 */
class DecisionConventionsTest extends Conventions<Decisions> {

  private static final List<String> TYPES =
      List.of("string", "boolean", "integer", "long", "double", "date");

  DecisionConventionsTest() {
    super("processes", ".dmn", "sample-decision");
  }

  @Override
  Decisions parse(Path file, String text) {
    return new Decisions(
        file.getFileName().toString(),
        Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  List<Rule<Decisions>> rules(Surroundings surroundings) {
    return List.of(
        new Rule<>(
            "A file holds one decision and is named <decision id>.dmn, in kebab-case",
            decisions ->
                decisions.where(
                    Decision.class,
                    decision ->
                        !decisions.file().equals(decision.getId() + ".dmn")
                            || !decision.getId().matches("[a-z]+(-[a-z0-9]+)*")),
            "decision id=\"sample-decision\"",
            "decision id=\"SampleDecision\""),
        new Rule<>(
            "A decision has a Chinese name, a versionTag and a historyTimeToLive",
            decisions ->
                decisions.where(
                    Decision.class,
                    decision ->
                        !isChinese(decision.getName())
                            || decision.getVersionTag() == null
                            || decision.getCamundaHistoryTimeToLiveString() == null),
            " camunda:versionTag=\"1.0\"",
            ""),
        new Rule<>(
            "A decision has a description that says in Chinese what it decides and names the source",
            decisions ->
                decisions.where(
                    Decision.class,
                    decision ->
                        decision.getDescription() == null
                            || !isChinese(decision.getDescription().getTextContent())),
            "<description>[^<]*</description>",
            ""),
        new Rule<>(
            "The hit policy is UNIQUE where one row applies, FIRST where the order says which, COLLECT for a list",
            decisions ->
                decisions.where(
                    DecisionTable.class,
                    table ->
                        !List.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.COLLECT)
                            .contains(table.getHitPolicy())),
            "hitPolicy=\"FIRST\"",
            "hitPolicy=\"RULE ORDER\""),
        new Rule<>(
            "A table that is read from the top ends with a row for everything else: all its inputs empty",
            decisions ->
                decisions.where(
                    DecisionTable.class,
                    table -> table.getHitPolicy() == HitPolicy.FIRST && !endsWithOtherwise(table)),
            "<text></text>",
            "<text>&lt; 50</text>"),
        new Rule<>(
            "Every input and output has a label in Chinese, and every output the name of the variable it fills",
            decisions ->
                Stream.concat(
                    decisions.where(Input.class, input -> !isChinese(input.getLabel())),
                    decisions.where(
                        Output.class,
                        output -> !isChinese(output.getLabel()) || output.getName() == null)),
            "label=\"级别\"",
            "label=\"rating\""),
        new Rule<>(
            "Types are those that the engine converts, "
                + TYPES
                + ": any other is ignored with a warning",
            decisions ->
                Stream.concat(
                    decisions.where(
                        InputExpression.class,
                        input -> !TYPES.contains(String.valueOf(input.getTypeRef()))),
                    decisions.where(
                        Output.class,
                        output -> !TYPES.contains(String.valueOf(output.getTypeRef())))),
            "typeRef=\"double\"",
            "typeRef=\"number\""));
  }

  private static boolean endsWithOtherwise(DecisionTable table) {
    var rules = List.copyOf(table.getRules());
    return !rules.isEmpty()
        && rules.get(rules.size() - 1).getInputEntries().stream()
            .map(entry -> entry.getTextContent().strip())
            .allMatch(text -> text.isEmpty() || text.equals("-"));
  }

  private static boolean isChinese(String text) {
    return text != null && text.matches("(?s).*\\p{IsHan}.*");
  }

  /** A DMN file with what the rules ask of it. */
  record Decisions(String file, DmnModelInstance model) {

    <E extends DmnElement> Stream<String> where(Class<E> type, Predicate<E> fails) {
      return model.getModelElementsByType(type).stream()
          .filter(fails)
          .map(element -> file + ": " + element.getId());
    }
  }
}
