package io.kefuflow.engine.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** Checks what was submitted against a form and the variables it was opened with. */
final class SubmissionCheck {

  /** Longest name of an unknown variable that is repeated in a message. */
  private static final int MAX_NAME = 60;

  /**
   * The outcome.
   *
   * @param variables what may be set: only what the form offers
   * @param fields what was entered, in the order of the form
   * @param violations what is wrong, each naming the field in Chinese; empty when the submission is
   *     accepted
   */
  record Result(
      VariableMap variables, List<FormSubmission.Field> fields, List<String> violations) {}

  private final FormSchema schema;
  private final Map<String, Object> current;
  private final FormExpressions expressions;
  private final Clock clock;

  private final Map<List<String>, Object> entered = new LinkedHashMap<>();
  private final Map<List<String>, Object> accepted = new LinkedHashMap<>();
  private final List<FormSubmission.Field> fields = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /**
   * A check of one submission.
   *
   * @param current the variables the form was opened with; empty for a start form
   */
  SubmissionCheck(
      FormSchema schema, Map<String, Object> current, FormExpressions expressions, Clock clock) {
    this.schema = schema;
    this.current = current;
    this.expressions = expressions;
    this.clock = clock;
  }

  Result check(Map<String, Object> submitted) {
    for (String name : submitted.keySet()) {
      List<String> path = List.of(name);
      try {
        // The typed value, because reading the value itself would deserialize it.
        Object value =
            submitted instanceof VariableMap typed
                ? typed.getValueTyped(name)
                : submitted.get(name);
        sortIn(path, PlainValue.ofSubmitted(value));
      } catch (PlainValue.UnacceptableTypeException e) {
        violations.add(label(path) + "的数据类型不允许（" + e.getMessage() + "）");
      }
    }
    var data = new FormData(schema, current, entered, expressions);
    for (FormField field : schema.fields()) {
      check(field, data);
    }
    return new Result(variables(), fields, violations);
  }

  /** Finds the fields that a variable holds: itself, or those inside the object it is. */
  private void sortIn(List<String> path, Object value) {
    if (schema.fieldAt(path).isPresent()) {
      entered.put(path, value);
    } else if (schema.hasFieldsBelow(path)) {
      if (value instanceof Map<?, ?> map) {
        map.forEach(
            (key, child) -> {
              var childPath = new ArrayList<>(path);
              childPath.add(String.valueOf(key));
              sortIn(childPath, child);
            });
      } else if (value != null) {
        violations.add(label(path) + "应为对象");
      }
    } else {
      violations.add(label(path) + "不是此表单的字段，不能提交");
    }
  }

  private void check(FormField field, FormData data) {
    boolean present = entered.containsKey(field.path());
    Object value = entered.get(field.path());
    String label = "「" + data.label(field) + "」";
    if (data.isHidden(field)) {
      if (value != null) {
        violations.add(label + "当前不显示，不能提交");
      }
    } else if (field.disabled()) {
      if (present) {
        violations.add(label + "为禁用项，不能提交");
      }
    } else if (field.type() == FieldType.EXPRESSION) {
      accepted.put(field.path(), data.value(field));
    } else {
      var rules = new FieldRules(field, data, clock);
      if (data.isTrue(field.definition().path("readonly"))) {
        rules.checkUnchanged(value);
      } else if (present) {
        Object stored = rules.check(value);
        accepted.put(field.path(), stored);
        fields.add(
            new FormSubmission.Field(
                field.key(), data.label(field), stored, rules.displayed(stored)));
      } else {
        rules.checkAbsent();
      }
      rules.problems().forEach(problem -> violations.add(label + problem));
    }
  }

  /**
   * The accepted values as process variables; an object keeps those parts that the form does not
   * offer.
   */
  private VariableMap variables() {
    var values = new LinkedHashMap<String, Object>();
    accepted.forEach(
        (path, value) -> {
          String name = path.get(0);
          if (path.size() > 1 && !values.containsKey(name) && current.get(name) != null) {
            values.put(name, current.get(name));
          }
          PlainValue.set(values, path, value);
        });
    VariableMap variables = Variables.createVariables();
    values.forEach((name, value) -> variables.putValueTyped(name, PlainValue.toVariable(value)));
    return variables;
  }

  private String label(List<String> path) {
    String name = String.join(".", path);
    return "「" + (name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name) + "」";
  }
}
