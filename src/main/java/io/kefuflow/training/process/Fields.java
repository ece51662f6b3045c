package io.kefuflow.training.process;

import io.kefuflow.shared.process.ProcessVariable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Fields of forms whose variables are more than a text. */
final class Fields {

  private Fields() {}

  /** What was chosen in a field for several choices; empty for nothing. */
  static List<String> choices(VariableScope scope, ProcessVariable<Object> field) {
    Object value = field.findIn(scope).orElse(null);
    if (value instanceof SpinJsonNode json) {
      return json.isArray()
          ? json.elements().stream().map(SpinJsonNode::stringValue).toList()
          : List.of();
    }
    return value instanceof Collection<?> choices
        ? choices.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The instant in a field for date and time; null for nothing. */
  static Instant instant(VariableScope scope, ProcessVariable<String> field) {
    return field
        .findIn(scope)
        .map(OffsetDateTime::parse)
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  /** The whole number in a field; null for nothing. */
  static Integer integer(VariableScope scope, ProcessVariable<Number> field) {
    return field.findIn(scope).map(Number::intValue).orElse(null);
  }

  /** An option of a choice. */
  static Map<String, String> option(String label, String value) {
    return Map.of("label", label, "value", value);
  }

  /** Options or chosen values as a field wants them. */
  static SpinJsonNode json(List<?> values) {
    return Spin.JSON(values);
  }
}
