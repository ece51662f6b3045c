package io.kefuflow.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A component of a form that carries a value.
 *
 * @param path where its value stands in the data of the form; the first step is the process
 *     variable
 * @param definition the component as the form file has it
 * @param hideConditions FEEL conditions of the field and the groups around it, any of which hides
 *     it
 * @param pattern what a text must match; null for any
 */
record FormField(
    FieldType type,
    List<String> path,
    JsonNode definition,
    List<String> hideConditions,
    Pattern pattern) {

  String key() {
    return String.join(".", path);
  }

  boolean disabled() {
    return definition.path("disabled").asBoolean(false);
  }

  /** A rule of the section {@code validate}; missing node when there is none. */
  JsonNode rule(String name) {
    return definition.path("validate").path(name);
  }

  /** A custom property of the component; empty when there is none. */
  String property(String name) {
    return definition.path("properties").path(name).asText("");
  }

  /** Label text or expression; the key where the form gives none. */
  JsonNode label() {
    for (String name : List.of("label", "dateLabel", "timeLabel")) {
      if (!definition.path(name).asText("").isBlank()) {
        return definition.path(name);
      }
    }
    return TextNode.valueOf(key());
  }
}
