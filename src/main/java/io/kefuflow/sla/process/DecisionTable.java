package io.kefuflow.sla.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * One version of a decision table, deployed or a draft, that tells which rows apply. It is
 * evaluated beside the process engine: a clock keeps the row that it was promised by, so no history
 * of each evaluation is written.
 */
final class DecisionTable {

  private static final ThreadLocal<List<DmnEvaluatedDecisionRule>> MATCHED = new ThreadLocal<>();
  private static final DefaultDmnEngineConfiguration CONFIGURATION = configuration();
  private static final DmnEngine ENGINE = CONFIGURATION.buildEngine();

  private final int version;
  private final DmnDecision decision;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private DecisionTable(int version, DmnDecision decision, Decision model) {
    this.version = version;
    this.decision = decision;
    var table = (org.camunda.bpm.model.dmn.instance.DecisionTable) model.getExpression();
    List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
    for (Rule rule : table.getRules()) {
      String description =
          rule.getDescription() == null ? null : rule.getDescription().getTextContent().strip();
      List<String> inputs =
          rule.getInputEntries().stream().map(entry -> entry.getTextContent().strip()).toList();
      rows.put(
          rule.getId(),
          new Row(
              rows.size() + 1,
              rule.getId(),
              description,
              inputs,
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
   * @throws IllegalArgumentException when the file is no DMN or has no such table
   */
  static DecisionTable read(String key, byte[] dmn, int version) {
    try {
      DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
      Decision decision = model.getModelElementById(key);
      if (decision == null
          || !(decision.getExpression()
              instanceof org.camunda.bpm.model.dmn.instance.DecisionTable)) {
        throw new IllegalArgumentException("文件中没有决策表 " + key);
      }
      return new DecisionTable(version, ENGINE.parseDecision(key, model), decision);
    } catch (org.camunda.bpm.model.xml.ModelException
        | org.camunda.bpm.dmn.engine.DmnEngineException e) {
      throw new IllegalArgumentException("不是有效的 DMN 文件：" + e.getMessage(), e);
    }
  }

  int version() {
    return version;
  }

  /** All rows, from the top. */
  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** The rows that apply to the facts, by the hit policy of the table. */
  List<Row> rowsFor(Map<String, Object> facts) {
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
  record Row(
      int number, String id, String description, List<String> inputs, Map<String, Object> values) {

    /** The text in a column, null when it is empty. */
    String text(String output) {
      Object value = values.get(output);
      return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
  }
}
