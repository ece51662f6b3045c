package io.kefuflow.conventions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.conventions.FormConventionsTest.Form;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A form works in Tasklist 7.24 (form-js 1.8.7), writes declared variables only, and bounds what
 * people may type.
 */
class FormConventionsTest extends Conventions<Form> {

  private static final int MAX_TEXT_LENGTH = 4000; // of a String variable in the engine's tables
  private static final String SCHEMA_VERSION = "16";
  private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "datetime",
          "select",
          "radio",
          "checklist",
          "taglist");

  /** What forms ask of every customer's request, whatever the procedure. */
  static final Set<String> INTAKE_FIELDS =
      Set.of(
          "customerPhone",
          "customerName",
          "customerEmail",
          "channel",
          "customerLevel",
          "specialNeed",
          "location",
          "receivedAt");

  private static final Set<String> OTHERS =
      Set.of("text", "html", "separator", "spacer", "group", "button", "table", "expression");
  private static final Pattern TEMPLATE_VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  FormConventionsTest() {
    super("forms", ".form", "answer-sample");
  }

  @Override
  Form parse(Path file, String text) {
    try {
      return new Form(file, new ObjectMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(file + " is not JSON", e);
    }
  }

  @Override
  List<Rule<Form>> rules(Surroundings known) {
    return List.of(
        new Rule<>(
            "The file is named <form id>.form, in kebab-case, once in all folders",
            form ->
                form.where(
                    !form.name().equals(form.schema().path("id").asText() + ".form")
                        || !form.name().matches("[a-z]+(-[a-z0-9]+)*\\.form")
                        || filesBelow(Path.of("forms"), "/" + form.name()).count() > 1),
            "\"id\": \"answer-sample\"",
            "\"id\": \"AnswerSample\""),
        new Rule<>(
            "A form is for Camunda Platform 7.24.0 with schemaVersion 16, what Tasklist's form-js 1.8.7 reads",
            form ->
                form.where(
                    !form.schema().path("type").asText().equals("default")
                        || !form.schema().path("schemaVersion").asText().equals(SCHEMA_VERSION)
                        || !form.schema()
                            .path("executionPlatform")
                            .asText()
                            .equals("Camunda Platform")
                        || !form.schema()
                            .path("executionPlatformVersion")
                            .asText()
                            .equals("7.24.0")),
            "\"schemaVersion\": 16",
            "\"schemaVersion\": 19"),
        new Rule<>(
            "Only components that Tasklist shows: no filepicker, documentPreview, dynamiclist, iframe; an image only from a variable, \"source\": \"=radarChart\"",
            form ->
                form.whereComponent(
                    component ->
                        !INPUTS.contains(type(component))
                            && !OTHERS.contains(type(component))
                            && !(type(component).equals("image")
                                && component.path("source").asText().startsWith("="))),
            "\"type\": \"checkbox\"",
            "\"type\": \"filepicker\""),
        new Rule<>(
            "Every component has an id, unique in its form",
            form -> {
              Set<String> seen = new HashSet<>();
              return form.whereComponent(
                  component ->
                      component.path("id").asText().isEmpty()
                          || !seen.add(component.path("id").asText()));
            },
            "AnswerSample_5",
            "AnswerSample_1"),
        new Rule<>(
            "Every field has a Chinese label",
            form ->
                form.whereComponent(
                    component ->
                        INPUTS.contains(type(component))
                            && !component.path("label").asText().matches(".*\\p{IsHan}.*")),
            "答复内容",
            "Answer"),
        new Rule<>(
            "Every textfield and textarea that is submitted says validate.maxLength, at most 4000: the engine stores no longer text",
            form ->
                form.whereComponent(
                    component -> {
                      int maxLength = component.path("validate").path("maxLength").asInt(0);
                      return type(component).startsWith("text")
                          && INPUTS.contains(type(component))
                          && !component.path("disabled").asBoolean()
                          && (maxLength <= 0 || maxLength > MAX_TEXT_LENGTH);
                    }),
            "\"maxLength\": 2000",
            "\"maxLength\": 20000"),
        new Rule<>(
            "Every field key is declared as a ProcessVariable constant in the vocabulary class of its process",
            form ->
                form.whereComponent(
                    component ->
                        (INPUTS.contains(type(component)) || type(component).equals("expression"))
                                && !known.variables().contains(component.path("key").asText())
                            || component.hasNonNull("path")
                                && !known.variables().contains(component.path("path").asText())),
            "\"key\": \"answer\"",
            "\"key\": \"reply\""),
        new Rule<>(
            "Every field writes a variable of its own: no key twice in a form",
            form ->
                form
                    .components()
                    .filter(component -> component.has("key"))
                    .collect(
                        Collectors.groupingBy(
                            component -> component.path("key").asText(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(key -> key.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .map(key -> form.name() + ": " + key),
            "\"key\": \"answerChannel\"",
            "\"key\": \"answer\""),
        new Rule<>(
            "What a text shows as {{name}} is declared as a ProcessVariable constant in the vocabulary class of its process",
            form ->
                form.components()
                    .flatMap(
                        component ->
                            TEMPLATE_VARIABLE
                                .matcher(
                                    component.path("text").asText()
                                        + component.path("content").asText())
                                .results())
                    .map((MatchResult match) -> match.group(1))
                    .filter(name -> !known.variables().contains(name))
                    .map(name -> form.name() + ": {{" + name + "}}"),
            "\\{\\{answer}}",
            "{{reply}}"),
        new Rule<>(
            "What forms ask of every customer's request has the label, type, values and limits of register-complaint.form "
                + INTAKE_FIELDS.stream().sorted().toList(),
            form ->
                form.whereComponent(
                    component ->
                        Optional.ofNullable(
                                known.intakeFields().get(component.path("key").asText()))
                            .filter(field -> !asks(field).equals(asks(component)))
                            .isPresent()),
            "\"maxLength\": 50",
            "\"maxLength\": 60"),
        new Rule<>(
            "Every select, radio, checklist and taglist says its values, valuesKey or valuesExpression",
            form ->
                form.whereComponent(
                    component ->
                        CHOICES.contains(type(component))
                            && component.path("values").isEmpty()
                            && component.path("valuesKey").asText().isEmpty()
                            && component.path("valuesExpression").asText().isEmpty()),
            "\"values\": \\[.*?\\], ",
            ""));
  }

  /**
   * What is asked, without how it is explained: description, first choice, and whether this step
   * needs an answer may differ.
   */
  private static List<Object> asks(JsonNode field) {
    Map<String, JsonNode> limits = new HashMap<>();
    field.path("validate").fields().forEachRemaining(it -> limits.put(it.getKey(), it.getValue()));
    limits.remove("required");
    return List.of(
        type(field),
        field.path("subtype"),
        field.path("label"),
        limits,
        field.path("properties"),
        StreamSupport.stream(field.path("values").spliterator(), false)
            .collect(Collectors.toSet()));
  }

  private static String type(JsonNode component) {
    return component.path("type").asText();
  }

  /** A form file with what the rules ask of it. */
  record Form(Path file, JsonNode schema) {

    String name() {
      return file.getFileName().toString();
    }

    Stream<String> where(boolean fails) {
      return fails ? Stream.of(name()) : Stream.empty();
    }

    Stream<String> whereComponent(Predicate<JsonNode> fails) {
      return components()
          .filter(fails)
          .map(
              component ->
                  name() + ": " + component.path("key").asText(component.path("id").asText()));
    }

    Stream<JsonNode> components() {
      return componentsOf(schema);
    }

    static Stream<JsonNode> componentsOf(JsonNode parent) {
      return StreamSupport.stream(parent.path("components").spliterator(), false)
          .flatMap(component -> Stream.concat(Stream.of(component), componentsOf(component)));
    }
  }
}
