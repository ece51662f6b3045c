package io.kefuflow.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Process variables as the plain values JSON knows, which is what a form works with: null, String,
 * Boolean, Integer, Long, Double, lists and maps of these.
 */
final class PlainValue {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainValue() {}

  /** A value of a type that no field of a form can have. */
  static final class UnacceptableTypeException extends Exception {
    private static final long serialVersionUID = 1L;

    UnacceptableTypeException(String type) {
      super(type);
    }
  }

  /**
   * A value somebody submitted.
   *
   * @throws UnacceptableTypeException naming the type, for anything but text, truth value, number,
   *     null and JSON
   */
  static Object ofSubmitted(Object submitted) throws UnacceptableTypeException {
    Object value = submitted;
    if (submitted instanceof JsonValue json) {
      return parse(
          json.getValueSerialized() != null
              ? json.getValueSerialized()
              : String.valueOf(json.getValue()));
    }
    if (submitted instanceof SerializableValue serializable) {
      // A JSON array or object sent without a type arrives as a Java list or map. Anything
      // serialized stays unread.
      if (!(serializable instanceof ObjectValue object && object.isDeserialized())) {
        throw new UnacceptableTypeException(serializable.getType().getName());
      }
      value = ((ObjectValue) serializable).getValue();
    } else if (submitted instanceof TypedValue typed) {
      value = typed.getValue();
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return copy(value);
    }
    throw new UnacceptableTypeException(
        submitted instanceof TypedValue typed && typed.getType() != null
            ? typed.getType().getName()
            : value.getClass().getSimpleName());
  }

  /**
   * A variable as the form reads it: JSON is parsed, dates are ISO texts, other objects are unknown
   * (null).
   */
  static Object ofVariable(TypedValue variable) {
    if (variable instanceof PrimitiveValue<?> primitive) {
      Object value = primitive.getValue();
      if (value instanceof Date date) {
        return date.toInstant().toString();
      }
      return value instanceof byte[] ? null : value;
    }
    if (variable instanceof SerializableValue serializable
        && (variable instanceof JsonValue
            || variable instanceof ObjectValue object
                && "application/json".equals(object.getSerializationDataFormat()))) {
      try {
        return parse(serializable.getValueSerialized());
      } catch (UnacceptableTypeException e) {
        return null;
      }
    }
    return null;
  }

  /** A JSON constant of a form. */
  static Object of(JsonNode node) {
    return node.isMissingNode() ? null : JSON.convertValue(node, Object.class);
  }

  /** The process variable for a plain value: lists and maps become JSON. */
  static TypedValue toVariable(Object plain) {
    if (plain instanceof Collection<?> || plain instanceof Map<?, ?>) {
      try {
        return SpinValues.jsonValue(JSON.writeValueAsString(plain)).create();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return Variables.untypedValue(plain);
  }

  /**
   * Integer when whole, Long beyond its range, else Double, as a number of a form is stored.
   *
   * @throws UnacceptableTypeException for what is no number: NaN, infinity
   */
  static Number number(Number number) throws UnacceptableTypeException {
    if (number instanceof Double d && !Double.isFinite(d)
        || number instanceof Float f && !Float.isFinite(f)) {
      throw new UnacceptableTypeException(number.toString());
    }
    BigDecimal exact = decimal(number).stripTrailingZeros();
    if (exact.scale() <= 0 && exact.precision() - exact.scale() <= 18) {
      long whole = exact.longValueExact();
      if (whole == (int) whole) {
        return (int) whole;
      }
      return whole;
    }
    return exact.doubleValue();
  }

  static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  /** Equality as JSON sees it: 1 is 1.0. */
  static boolean same(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    if (left instanceof Collection<?> || left instanceof Map<?, ?>) {
      return JSON.valueToTree(left).equals(JSON.valueToTree(right));
    }
    return Objects.equals(left, right);
  }

  /** Nothing entered: null, a blank text, an empty list. */
  static boolean isEmpty(Object plain) {
    return plain == null
        || plain instanceof String text && text.isBlank()
        || plain instanceof Collection<?> list && list.isEmpty();
  }

  /** The value at a path of nested maps; null where there is none. */
  static Object get(Map<String, Object> data, List<String> path) {
    Object value = data;
    for (String step : path) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  /**
   * Sets the value at a path of nested maps. Maps on the way are copied, so that no shared one
   * changes.
   */
  static void set(Map<String, Object> data, List<String> path, Object value) {
    Map<String, Object> target = data;
    for (String step : path.subList(0, path.size() - 1)) {
      var copy = new LinkedHashMap<String, Object>();
      if (target.get(step) instanceof Map<?, ?> map) {
        map.forEach((key, old) -> copy.put(String.valueOf(key), old));
      }
      target.put(step, copy);
      target = copy;
    }
    target.put(path.get(path.size() - 1), value);
  }

  private static Object copy(Object value) throws UnacceptableTypeException {
    if (value instanceof Collection<?> collection) {
      var list = new ArrayList<>();
      for (Object item : collection) {
        list.add(ofSubmitted(item));
      }
      return list;
    }
    if (value instanceof Map<?, ?> source) {
      var map = new LinkedHashMap<String, Object>();
      for (var entry : source.entrySet()) {
        map.put(String.valueOf(entry.getKey()), ofSubmitted(entry.getValue()));
      }
      return map;
    }
    return value;
  }

  private static Object parse(String json) throws UnacceptableTypeException {
    try {
      return ofSubmitted(JSON.readValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new UnacceptableTypeException("Json");
    }
  }
}
