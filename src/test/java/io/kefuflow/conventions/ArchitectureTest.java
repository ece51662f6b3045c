package io.kefuflow.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kefuflow.KefuFlowApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The dependency rules hold in the application, and each is seen failing on the classes in {@code
 * sample}.
 */
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (?:\\w+ )*(?:class|interface|record|enum|@interface) (\\w+)");

  @TestFactory
  Stream<DynamicTest> theApplicationKeepsTheRules() {
    JavaClasses application =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(KefuFlowApplication.class.getPackageName());
    return ArchitectureRules.below(KefuFlowApplication.class.getPackageName()).entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () ->
                        rule.getValue()
                            .as(rule.getKey())
                            .allowEmptyShould(true)
                            .check(application)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleIsSeenFailing() {
    String root = getClass().getPackageName() + ".sample";
    JavaClasses sample = new ClassFileImporter().importPackages(root);
    return ArchitectureRules.below(root).entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () -> assertThat(rule.getValue().evaluate(sample).hasViolation()).isTrue()));
  }

  @Test
  void everyPackageSaysWhatItOwns() throws IOException {
    List<Path> undocumented =
        javaFiles()
            .map(Path::getParent)
            .distinct()
            .filter(directory -> !isDocumented(directory))
            .toList();

    assertThat(undocumented)
        .as("packages without a package-info.java that says in one sentence what they own")
        .isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIs() throws IOException {
    assertThat(javaFiles().flatMap(file -> undocumentedTypes(read(file))))
        .as("public types without a docstring: say what the type owns or decides")
        .isEmpty();
  }

  @Test
  void aPublicTypeWithoutDocstringIsFound() {
    assertThat(undocumentedTypes("package a;\n\n@Component\npublic final class Bare {}\n"))
        .containsExactly("Bare");
    assertThat(
            undocumentedTypes(
                "package a;\n\n/** What it is. */\n@Component\npublic class Said {}\n"))
        .isEmpty();
  }

  private static Stream<String> undocumentedTypes(String source) {
    return PUBLIC_TYPE
        .matcher(source)
        .results()
        .filter(type -> !source.substring(0, type.start()).contains("/**"))
        .map(type -> type.group(1));
  }

  private static boolean isDocumented(Path directory) {
    Path info = directory.resolve("package-info.java");
    return directory.equals(SOURCES.resolve("io/kefuflow"))
        || Files.exists(info) && read(info).contains("/**");
  }

  private static Stream<Path> javaFiles() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
