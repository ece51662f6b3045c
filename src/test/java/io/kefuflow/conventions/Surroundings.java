package io.kefuflow.conventions;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.conventions.FormConventionsTest.Form;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessVariable;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * What models and forms may refer to.
 *
 * @param models all process models: one throws what another catches
 * @param decisions decision ids
 * @param forms form ids
 * @param classes simple names of the classes in process packages and in engine
 * @param groups engine groups
 * @param variables names of the declared process variables
 * @param intakeFields key → the field as every form that asks for it has it
 * @param codesInJava error and escalation codes that Java throws: UPPER_SNAKE string literals in
 *     process packages
 */
record Surroundings(
    List<BpmnModelInstance> models,
    Set<String> decisions,
    Set<String> forms,
    Set<String> classes,
    Set<String> groups,
    Set<String> variables,
    Map<String, JsonNode> intakeFields,
    Set<String> codesInJava) {

  private static final Path JAVA = Path.of("src/main/java");
  private static final Path FORM_WITH_ALL_INTAKE_FIELDS =
      Path.of("forms/complaint/register-complaint.form");
  private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

  static Surroundings ofTheProject() {
    return new Surroundings(
        Conventions.filesBelow(Path.of("processes"), ".bpmn").map(Surroundings::readModel).toList(),
        Conventions.filesBelow(Path.of("processes"), ".dmn")
            .flatMap(Surroundings::decisionsIn)
            .collect(toSet()),
        Conventions.filesBelow(Path.of("forms"), ".form")
            .map(Surroundings::formId)
            .collect(toSet()),
        engineSideSources().map(Surroundings::simpleName).collect(toSet()),
        Arrays.stream(Role.values()).map(Role::groupId).collect(toSet()),
        engineSideSources()
            .filter(file -> Conventions.read(file).contains("static final ProcessVariable<"))
            .flatMap(Surroundings::declaredVariables)
            .collect(toSet()),
        intakeFieldsOf(json(Conventions.read(FORM_WITH_ALL_INTAKE_FIELDS))),
        engineSideSources()
            .flatMap(file -> CODE.matcher(Conventions.read(file)).results())
            .map((MatchResult match) -> match.group(1))
            .collect(toSet()));
  }

  static Surroundings ofTheSamples() {
    return new Surroundings(
        List.of(readModel(Path.of("src/test/resources/conventions/sample-process.bpmn"))),
        Set.of("sample-decision"),
        Set.of("answer-sample"),
        Set.of("OpenSampleDelegate", "AuditSampleExecutionListener"),
        Set.of("agent"),
        Set.of("answer", "answerAccepted", "answerChannel", "customerName"),
        intakeFieldsOf(
            json(
                """
                {"components": [
                  {"type": "textfield", "key": "customerName", "label": "客户姓名",
                   "description": "not compared", "validate": {"maxLength": 50, "required": true}}
                ]}
                """)),
        Set.of());
  }

  Stream<String> processKeys() {
    return models.stream().map(Surroundings::key);
  }

  Stream<BpmnModelInstance> modelsBeside(String processKey) {
    return models.stream().filter(model -> !key(model).equals(processKey));
  }

  private static String key(BpmnModelInstance model) {
    return new ProcessModel(null, model).key();
  }

  private static Stream<Path> engineSideSources() {
    return Conventions.filesBelow(JAVA, ".java")
        .filter(file -> file.toString().matches(".*/(process|engine)/.*"));
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static BpmnModelInstance readModel(Path file) {
    return ProcessModel.parse(file, Conventions.read(file)).bpmn();
  }

  private static Stream<String> decisionsIn(Path file) {
    return Dmn.readModelFromStream(
            new ByteArrayInputStream(Conventions.read(file).getBytes(StandardCharsets.UTF_8)))
        .getModelElementsByType(Decision.class)
        .stream()
        .map(Decision::getId);
  }

  private static String formId(Path file) {
    return json(Conventions.read(file)).path("id").asText();
  }

  private static Map<String, JsonNode> intakeFieldsOf(JsonNode form) {
    return Form.componentsOf(form)
        .filter(field -> FormConventionsTest.INTAKE_FIELDS.contains(field.path("key").asText()))
        .collect(toMap(field -> field.path("key").asText(), Function.identity()));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("No JSON: " + text, e);
    }
  }

  private static Stream<String> declaredVariables(Path source) {
    String className = JAVA.relativize(source).toString().replace(".java", "").replace('/', '.');
    try {
      return Arrays.stream(Class.forName(className).getDeclaredFields())
          .filter(
              field ->
                  field.getType() == ProcessVariable.class
                      && Modifier.isStatic(field.getModifiers()))
          .map(Surroundings::nameOfVariable);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Compile " + source + " first", e);
    }
  }

  private static String nameOfVariable(Field constant) {
    try {
      constant.setAccessible(true);
      return ((ProcessVariable<?>) constant.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
