package io.kefuflow.engine.decision;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

/**
 * One version of a decision table, deployed or a draft, that tells which rows apply. It is
 * evaluated beside the process engine: who asks keeps the row that applied, so no history of each
 * evaluation is written.
 */
public final class DecisionTable {

  private static final ThreadLocal<List<DmnEvaluatedDecisionRule>> MATCHED = new ThreadLocal<>();
  private static final DefaultDmnEngineConfiguration CONFIGURATION = configuration();
  private static final DmnEngine ENGINE = CONFIGURATION.buildEngine();

  private final int version;
  private final DmnDecision decision;
  private final HitPolicy hitPolicy;

  /** The facts that the columns ask for. */
  private final List<String> inputs;

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private DecisionTable(int version, DmnDecision decision, Decision model) {
    this.version = version;
    this.decision = decision;
    var table = (org.camunda.bpm.model.dmn.instance.DecisionTable) model.getExpression();
    hitPolicy = table.getHitPolicy();
    inputs =
        table.getInputs().stream()
            .map(input -> input.getInputExpression().getText().getTextContent().strip())
            .toList();
    List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
    for (Rule rule : table.getRules()) {
      String description =
          rule.getDescription() == null ? null : rule.getDescription().getTextContent().strip();
      List<String> conditions =
          rule.getInputEntries().stream().map(entry -> entry.getTextContent().strip()).toList();
      rows.put(
          rule.getId(),
          new Row(
              rows.size() + 1,
              rule.getId(),
              description,
              conditions,
              constants(outputs, List.copyOf(rule.getOutputEntries()))));
    }
  }

  private static DefaultDmnEngineConfiguration configuration() {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(event -> MATCHED.set(event.getMatchingRules()));
    return configuration;
  }

  /**
   * Reads the table from a DMN file.
   *
   * @param version version of the deployed table, 0 for a draft
   * @throws IllegalArgumentException when the file is no DMN, has no such table, or is written in
   *     another language than FEEL: a table that our code reads runs none
   */
  public static DecisionTable read(String key, byte[] dmn, int version) {
    return find(key, dmn, version)
        .orElseThrow(() -> new IllegalArgumentException("文件中没有决策表 " + key + "：请使用由它修改而来的 DMN 文件"));
  }

  /** As {@link #read}; empty when the file is about something else. */
  public static Optional<DecisionTable> find(String key, byte[] dmn, int version) {
    try {
      DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
      if (!(model.getModelElementById(key) instanceof Decision decision)
          || !(decision.getExpression()
              instanceof org.camunda.bpm.model.dmn.instance.DecisionTable)) {
        return Optional.empty();
      }
      requireFeel(model);
      return Optional.of(new DecisionTable(version, ENGINE.parseDecision(key, model), decision));
    } catch (org.camunda.bpm.model.xml.ModelException
        | org.camunda.bpm.dmn.engine.DmnEngineException e) {
      throw new IllegalArgumentException("不是有效的 DMN 文件：" + e.getMessage(), e);
    }
  }

  private static void requireFeel(DmnModelInstance model) {
    Stream.of(
            model.getModelElementsByType(Definitions.class).stream()
                .map(Definitions::getExpressionLanguage),
            model.getModelElementsByType(LiteralExpression.class).stream()
                .map(LiteralExpression::getExpressionLanguage),
            model.getModelElementsByType(UnaryTests.class).stream()
                .map(UnaryTests::getExpressionLanguage))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .filter(language -> !language.toLowerCase(Locale.ROOT).contains("feel"))
        .findFirst()
        .ifPresent(
            language -> {
              throw new IllegalArgumentException("表达式语言“" + language + "”不能使用：请只用 FEEL");
            });
  }

  /**
   * What is wrong with the shape and the conditions of the table, Chinese; empty when nothing is.
   *
   * @param policy the hit policy that it has to have
   * @param facts what its columns may ask for, all of them once
   */
  public List<String> problems(HitPolicy policy, List<String> facts) {
    if (hitPolicy != policy) {
      return List.of("%s 的命中策略应为 %s，现为 %s".formatted(decision.getKey(), policy, hitPolicy));
    }
    if (inputs.size() != facts.size() || !Set.copyOf(inputs).equals(Set.copyOf(facts))) {
      return List.of(
          "%s 的输入列应为 %s，现为 %s"
              .formatted(decision.getKey(), String.join("、", facts), String.join("、", inputs)));
    }
    VariableMap anyFacts = Variables.createVariables();
    facts.forEach(fact -> anyFacts.putValue(fact, ""));
    List<String> problems = new ArrayList<>();
    for (Row row : rows.values()) {
      for (int column = 0; column < inputs.size(); column++) {
        String condition = row.inputs().get(column);
        if (!condition.isEmpty() && !canBeTested(condition, inputs.get(column), anyFacts)) {
          problems.add(
              "%s 第 %d 行：%s 的条件 %s 不是有效的 FEEL，文字须加引号，如 \"CRITICAL\""
                  .formatted(decision.getKey(), row.number(), inputs.get(column), condition));
        }
      }
    }
    return problems;
  }

  private static boolean canBeTested(String condition, String fact, VariableMap facts) {
    try {
      CONFIGURATION
          .getFeelEngine()
          .evaluateSimpleUnaryTests(condition, fact, facts.asVariableContext());
      return true;
    } catch (FeelException e) {
      return false;
    }
  }

  /** The condition of a row on one of the facts, as written. */
  public String condition(Row row, String fact) {
    return row.inputs().get(inputs.indexOf(fact));
  }

  public int version() {
    return version;
  }

  /** All rows, from the top. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** The rows that apply to the facts, by the hit policy of the table. */
  public List<Row> rowsFor(Map<String, Object> facts) {
    ENGINE.evaluateDecisionTable(decision, facts);
    List<Row> matched = new ArrayList<>();
    for (DmnEvaluatedDecisionRule rule : MATCHED.get()) {
      Map<String, Object> values = new HashMap<>();
      rule.getOutputEntries()
          .forEach((name, output) -> values.put(name, output.getValue().getValue()));
      Row row = rows.get(rule.getId());
      matched.add(new Row(row.number(), row.id(), row.description(), row.inputs(), values));
    }
    MATCHED.remove();
    return matched;
  }

  /** An output that is no constant has no value before a case asks: it is left out. */
  private static Map<String, Object> constants(List<String> outputs, List<OutputEntry> entries) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      String text = entries.get(i).getTextContent().strip();
      if (!text.isEmpty()) {
        try {
          values.put(
              outputs.get(i),
              CONFIGURATION
                  .getFeelEngine()
                  .<Object>evaluateSimpleExpression(text, Variables.emptyVariableContext()));
        } catch (FeelException e) {
          values.put(outputs.get(i), new Unreadable(text));
        }
      }
    }
    return values;
  }

  /** What stands in a cell whose expression cannot be evaluated. */
  record Unreadable(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A row.
   *
   * @param number as the Modeler counts, from 1
   * @param description null when it has none
   * @param inputs the conditions as written, in the order of the columns
   * @param values what it says, by output name; empty cells are missing
   */
  public record Row(
      int number, String id, String description, List<String> inputs, Map<String, Object> values) {

    /** The text in a column, null when it is empty. */
    public String text(String output) {
      Object value = values.get(output);
      return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
  }
}
