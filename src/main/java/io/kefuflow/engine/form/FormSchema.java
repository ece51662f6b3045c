package io.kefuflow.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a Camunda Form (form-js 1.8.7, schema version 16) lets a user enter. A component this class
 * does not know makes the whole form unusable, as it does in form-js: nothing is accepted that is
 * not understood.
 */
final class FormSchema {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DATE_SUBTYPES = Set.of("date", "time", "datetime");

  private final String id;
  private final List<FormField> fields = new ArrayList<>();

  private FormSchema(String id) {
    this.id = id;
  }

  /**
   * Reads a {@code .form} file.
   *
   * @throws IllegalArgumentException when it is no form or uses what is not supported; the message
   *     names form and component
   */
  static FormSchema parse(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Form is not JSON: " + e.getOriginalMessage(), e);
    }
    var schema = new FormSchema(root.path("id").asText("?"));
    schema.addComponents(root, List.of(), List.of());
    return schema;
  }

  List<FormField> fields() {
    return fields;
  }

  /** The field whose value stands exactly there. */
  Optional<FormField> fieldAt(List<String> path) {
    return fields.stream().filter(field -> field.path().equals(path)).findFirst();
  }

  /** Whether values of fields stand below that path, so that an object is expected there. */
  boolean hasFieldsBelow(List<String> path) {
    return fields.stream()
        .anyMatch(
            field ->
                field.path().size() > path.size()
                    && field.path().subList(0, path.size()).equals(path));
  }

  private void addComponents(JsonNode container, List<String> path, List<String> hideConditions) {
    for (JsonNode component : container.path("components")) {
      String type = component.path("type").asText();
      List<String> hides = withHideCondition(hideConditions, component);
      if (type.equals("group")) {
        addComponents(component, append(path, component.path("path").asText("")), hides);
      } else if (!FieldType.isDecoration(type)) {
        addField(
            FieldType.of(type)
                .orElseThrow(() -> unsupported(component, "component type is not supported")),
            component,
            path,
            hides);
      }
    }
  }

  private void addField(
      FieldType type, JsonNode component, List<String> parentPath, List<String> hideConditions) {
    String key = component.path("key").asText("");
    if (key.isBlank()) {
      throw unsupported(component, "has no key");
    }
    List<String> path = append(parentPath, key);
    for (FormField other : fields) {
      if (startsWith(other.path(), path) || startsWith(path, other.path())) {
        throw unsupported(component, "uses the same variable as another field");
      }
    }
    if (type == FieldType.DATETIME) {
      checkDates(component);
    }
    fields.add(new FormField(type, path, component, hideConditions, pattern(component)));
  }

  private void checkDates(JsonNode component) {
    String subtype = component.path("subtype").asText("");
    if (!DATE_SUBTYPES.contains(subtype)) {
      throw unsupported(component, "has no subtype date, time or datetime");
    }
    for (String limit : List.of("notAfter", "notBefore")) {
      JsonNode value = component.path("properties").path(limit);
      if (!value.isMissingNode() && (!value.asText().equals("now") || subtype.equals("time"))) {
        throw unsupported(component, "property " + limit + " must be 'now', on a date or datetime");
      }
    }
  }

  private Pattern pattern(JsonNode component) {
    String pattern = component.path("validate").path("pattern").asText("");
    if (pattern.isEmpty()) {
      return null;
    }
    try {
      // In JavaScript a final $ is the very end, in Java it also stands before a final line break.
      return Pattern.compile(pattern.replaceAll("(?<!\\\\)\\$$", "\\\\z"));
    } catch (PatternSyntaxException e) {
      throw unsupported(component, "pattern is no regular expression: " + e.getDescription());
    }
  }

  private IllegalArgumentException unsupported(JsonNode component, String problem) {
    return new IllegalArgumentException(
        "Form '%s', component '%s' of type '%s': %s"
            .formatted(
                id,
                component.path("key").asText(component.path("id").asText("?")),
                component.path("type").asText(),
                problem));
  }

  private static List<String> withHideCondition(List<String> outer, JsonNode component) {
    String condition = component.path("conditional").path("hide").asText("");
    if (!condition.startsWith("=")) {
      return outer;
    }
    var all = new ArrayList<>(outer);
    all.add(condition);
    return List.copyOf(all);
  }

  private static List<String> append(List<String> path, String dotted) {
    if (dotted.isEmpty()) {
      return path;
    }
    var longer = new ArrayList<>(path);
    longer.addAll(Arrays.asList(dotted.split("\\.")));
    return List.copyOf(longer);
  }

  private static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }
}
