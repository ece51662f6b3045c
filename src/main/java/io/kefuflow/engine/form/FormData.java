package io.kefuflow.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the browser's form holds when it is submitted: the variables it was opened with, defaults
 * and empty values of fields without a variable, and what was entered. Conditions and other FEEL
 * expressions of the form are evaluated over it as form-js does: the value of a hidden field counts
 * as absent.
 */
final class FormData {

  /** A value that may be chosen. */
  record Option(Object value, String label) {}

  private final FormExpressions expressions;
  private final Map<String, Object> variables;
  private final Map<String, Object> initial;
  private final Map<String, Object> visible;

  FormData(
      FormSchema schema,
      Map<String, Object> variables,
      Map<List<String>, Object> entered,
      FormExpressions expressions) {
    this.expressions = expressions;
    this.variables = variables;
    this.initial = new LinkedHashMap<>(variables);
    for (FormField field : schema.fields()) {
      if (PlainValue.get(variables, field.path()) == null) {
        PlainValue.set(initial, field.path(), withoutValue(field));
      }
    }
    var all = new LinkedHashMap<>(initial);
    for (FormField field : schema.fields()) {
      // What the browser computed or may not change is not believed.
      if (entered.containsKey(field.path())
          && !field.disabled()
          && field.type() != FieldType.EXPRESSION) {
        PlainValue.set(all, field.path(), entered.get(field.path()));
      }
    }
    compute(schema, all);
    this.visible = new LinkedHashMap<>(all);
    for (FormField field : schema.fields()) {
      if (isHidden(field, all)) {
        PlainValue.set(visible, field.path(), null);
      }
    }
    compute(schema, visible);
  }

  /**
   * What a field shows while its variable has no value: its default if there is no such variable,
   * else nothing.
   */
  private Object withoutValue(FormField field) {
    JsonNode defaultValue = field.definition().path("defaultValue");
    return defaultValue.isMissingNode()
            || variables.containsKey(field.path().get(0)) && field.path().size() == 1
        ? field.type().emptyValue()
        : PlainValue.of(defaultValue);
  }

  private void compute(FormSchema schema, Map<String, Object> data) {
    for (FormField field : schema.fields()) {
      if (field.type() == FieldType.EXPRESSION) {
        Object result = expressions.resolve(field.definition().path("expression"), data);
        try {
          PlainValue.set(data, field.path(), PlainValue.ofSubmitted(result));
        } catch (PlainValue.UnacceptableTypeException e) {
          PlainValue.set(data, field.path(), null);
        }
      }
    }
  }

  boolean isHidden(FormField field) {
    return isHidden(field, visible);
  }

  /** A switch of the form: constant or FEEL. */
  boolean isTrue(JsonNode setting) {
    return expressions.isTrue(setting, visible);
  }

  /** A setting of the form: constant or what its FEEL expression yields. */
  Object resolve(JsonNode setting) {
    return expressions.resolve(setting, visible);
  }

  /** What the field showed when the form was opened. */
  Object initialValue(FormField field) {
    return PlainValue.get(initial, field.path());
  }

  /** What the field holds now. */
  Object value(FormField field) {
    return PlainValue.get(visible, field.path());
  }

  /** Label as the user reads it. */
  String label(FormField field) {
    Object label = resolve(field.label());
    return label == null ? field.key() : label.toString().strip();
  }

  /**
   * The options of a choice: from a variable, from the form, or from an expression (form-js 1.8.7,
   * useOptionsAsync).
   */
  List<Option> options(FormField field) {
    JsonNode definition = field.definition();
    Object source;
    if (definition.hasNonNull("valuesKey")) {
      source = variables.get(definition.path("valuesKey").asText());
    } else if (definition.has("values")) {
      source = PlainValue.of(definition.path("values"));
    } else {
      source = resolve(definition.path("valuesExpression"));
    }
    var options = new ArrayList<Option>();
    if (source instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          if (map.get("value") != null) {
            Object label = map.get("label");
            options.add(
                new Option(
                    map.get("value"), String.valueOf(label == null ? map.get("value") : label)));
          }
        } else if (item != null) {
          options.add(new Option(item, item.toString()));
        }
      }
    }
    return options;
  }

  private boolean isHidden(FormField field, Map<String, Object> data) {
    return field.hideConditions().stream()
        .anyMatch(condition -> Boolean.TRUE.equals(expressions.evaluate(condition, data)));
  }
}
