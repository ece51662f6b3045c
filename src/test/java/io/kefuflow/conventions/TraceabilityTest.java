package io.kefuflow.conventions;

import static io.kefuflow.conventions.Conventions.filesBelow;
import static io.kefuflow.conventions.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;

/**
 * docs/traceability.md leads from every requirement to elements that exist and to tests that exist.
 */
class TraceabilityTest {

  private static final Path TABLE = Path.of("docs/traceability.md");
  private static final Path MODELS = Path.of("processes");
  private static final Path TESTS = Path.of("src/test/java");

  private static final Pattern ROW = Pattern.compile("(?m)^\\|\\s*([PF]\\d[\\d.]*)\\s*\\|(.*)$");
  private static final Pattern REFERENCE = Pattern.compile("`([\\w-]+)#(\\w+)`");

  /** A row of the table: a requirement, then what stands for it. */
  private record Row(String id, List<MatchResult> elements, List<MatchResult> tests) {

    static Row of(MatchResult line) {
      String[] cells = line.group(2).split("\\|");
      return new Row(line.group(1), references(cells, 1), references(cells, 2));
    }

    private static List<MatchResult> references(String[] cells, int column) {
      return column < cells.length
          ? REFERENCE.matcher(cells[column]).results().toList()
          : List.of();
    }

    Stream<String> mistakes() {
      return Stream.of(
              elements.isEmpty() ? Stream.of("no element") : lost(elements, Row::isElement),
              tests.isEmpty() ? Stream.of("no test") : lost(tests, Row::isTest))
          .flatMap(mistakes -> mistakes)
          .map(mistake -> id + ": " + mistake);
    }

    private static Stream<String> lost(
        List<MatchResult> references, Predicate<MatchResult> exists) {
      return references.stream().filter(exists.negate()).map(MatchResult::group);
    }

    private static boolean isElement(MatchResult reference) {
      return model(reference.group(1))
          .filter(model -> model.getModelElementById(reference.group(2)) != null)
          .isPresent();
    }

    private static Optional<ModelInstance> model(String name) {
      return Stream.concat(
              file(MODELS, name + ".bpmn").map(file -> Bpmn.readModelFromFile(file.toFile())),
              file(MODELS, name + ".dmn").map(file -> Dmn.readModelFromFile(file.toFile())))
          .map(ModelInstance.class::cast)
          .findFirst();
    }

    private static boolean isTest(MatchResult reference) {
      return file(TESTS, reference.group(1) + ".java")
          .map(Row::load)
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .anyMatch(
              method ->
                  method.getName().equals(reference.group(2))
                      && isAnnotated(method, Testable.class));
    }

    private static Class<?> load(Path source) {
      String name = TESTS.relativize(source).toString().replaceAll("\\.java$|[/\\\\]", ".");
      try {
        return Class.forName(
            name.substring(0, name.length() - 1), false, Row.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Stream<Path> file(Path directory, String name) {
      return filesBelow(directory, name).filter(file -> file.getFileName().toString().equals(name));
    }
  }

  @Test
  void everyRequirementHasItsRow() {
    List<String> requirements =
        Stream.of(
                numbered("P1.", 7),
                numbered("P2.", 8),
                numbered("P3.", 11),
                numbered("P4.", 12),
                numbered("P5.", 7),
                numbered("P10.", 9),
                numbered("P11.", 5),
                numbered("P17.", 7),
                numbered("P18.", 3),
                numbered("F", 3),
                Stream.of("F9"))
            .flatMap(ids -> ids)
            .toList();

    assertThat(rows(read(TABLE)).map(Row::id)).containsExactlyElementsOf(requirements);
  }

  private static Stream<String> numbered(String prefix, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number);
  }

  @Test
  void everyRowLeadsToElementsAndTestsThatExist() {
    assertThat(mistakes(read(TABLE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| P1.1 | what | `complaint-handling#userTask_lost` | `TraceabilityTest#everyRequirementHasItsRow` |",
        "| P1.1 | what | `lost-model#serviceTask_openCase` | `TraceabilityTest#everyRequirementHasItsRow` |",
        "| P1.1 | what | `sla-targets#rule_lost` | `TraceabilityTest#everyRequirementHasItsRow` |",
        "| P1.1 | what | `complaint-handling#serviceTask_openCase` | `TraceabilityTest#isLost` |",
        "| P1.1 | what | `complaint-handling#serviceTask_openCase` | `TraceabilityTest#rows` |",
        "| P1.1 | what | `complaint-handling#serviceTask_openCase` | `LostTest#everyRequirementHasItsRow` |",
        "| P1.1 | what | | `TraceabilityTest#everyRequirementHasItsRow` |",
        "| P1.1 | what | `complaint-handling#serviceTask_openCase` | later |",
        "| P1.1 | what |"
      })
  void aRowThatLeadsNowhereIsSeenFailing(String row) {
    assertThat(mistakes(row)).isNotEmpty();
  }

  @Test
  void aGoodRowIsNoMistake() {
    assertThat(
            mistakes(
                "| P1.1 | what | `complaint-handling#serviceTask_openCase` `sla-targets#rule_1` | `TraceabilityTest#aGoodRowIsNoMistake` |"))
        .isEmpty();
  }

  private static Stream<Row> rows(String table) {
    return ROW.matcher(table).results().map(Row::of);
  }

  private static List<String> mistakes(String table) {
    return rows(table).flatMap(Row::mistakes).toList();
  }
}
