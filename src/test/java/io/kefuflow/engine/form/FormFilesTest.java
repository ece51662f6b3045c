package io.kefuflow.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of the application is one that the server can check. */
class FormFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

  static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isUnderstoodAndItsExpressionsAreFeel(Path file) throws IOException {
    String json = Files.readString(file);

    FormSchema.parse(json);

    for (String expression : expressions(JSON.readTree(json))) {
      // fails when it is no FEEL; without data most of them are null
      FEEL.evaluateSimpleExpression(
          expression.substring(1), Variables.createVariables().asVariableContext());
    }
  }

  private static List<String> expressions(JsonNode node) {
    var found = new ArrayList<String>();
    if (node.isTextual() && node.asText().startsWith("=")) {
      found.add(node.asText());
    }
    node.forEach(child -> found.addAll(expressions(child)));
    assertThat(found).doesNotContain("=");
    return found;
  }
}
