package io.kefuflow.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the FEEL expressions of a form over its data. An expression that fails yields null, as
 * in form-js.
 */
final class FormExpressions {

  private static final Logger LOG = LoggerFactory.getLogger(FormExpressions.class);

  private final FeelEngine feel;

  FormExpressions(FeelEngine feel) {
    this.feel = feel;
  }

  static boolean isExpression(JsonNode setting) {
    return setting.isTextual() && setting.asText().startsWith("=");
  }

  /** Value of an expression that starts with "=". */
  Object evaluate(String expression, Map<String, Object> data) {
    try {
      return feel.evaluateSimpleExpression(
          expression.substring(1), Variables.fromMap(data).asVariableContext());
    } catch (FeelException e) {
      LOG.warn("FEEL expression of a form failed: {}", expression, e);
      return null;
    }
  }

  /** The setting itself, or what its expression yields. */
  Object resolve(JsonNode setting, Map<String, Object> data) {
    return isExpression(setting) ? evaluate(setting.asText(), data) : PlainValue.of(setting);
  }

  boolean isTrue(JsonNode setting, Map<String, Object> data) {
    return Boolean.TRUE.equals(resolve(setting, data));
  }
}
