package io.kefuflow.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that all files of a kind keep a list of rules, that a sample file keeps them too, and that
 * each rule fails on the sample once it is spoiled.
 */
abstract class Conventions<T> {

  private static final Path SAMPLES = Path.of("src/test/resources/conventions");

  private final Path directory;
  private final String extension;
  private final String sampleName;

  /**
   * @param directory where the files are, at any depth
   * @param extension of the files, with the dot
   * @param sampleName of the sample file, without extension
   */
  Conventions(String directory, String extension, String sampleName) {
    this.directory = Path.of(directory);
    this.extension = extension;
    this.sampleName = sampleName;
  }

  /**
   * The rules against what the project has, or against what the sample world has, e.g. which forms
   * exist.
   */
  abstract List<Rule<T>> rules(Surroundings surroundings);

  abstract T parse(Path file, String text);

  @TestFactory
  Stream<DynamicTest> allFilesKeepTheRules() {
    List<T> files = filesBelow(directory, extension).map(file -> parse(file, read(file))).toList();
    return rules(Surroundings.ofTheProject()).stream()
        .map(
            rule ->
                dynamicTest(
                    rule.says(),
                    () ->
                        assertThat(files.stream().flatMap(rule.violations()))
                            .as(rule.says())
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> theSampleKeepsTheRules() {
    return rules(Surroundings.ofTheSamples()).stream()
        .map(
            rule ->
                dynamicTest(
                    rule.says(),
                    () -> assertThat(rule.violations().apply(sample(sampleText()))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleIsSeenFailing() {
    return rules(Surroundings.ofTheSamples()).stream()
        .map(rule -> dynamicTest(rule.says(), () -> seeFailing(rule)));
  }

  private void seeFailing(Rule<T> rule) {
    String spoiled = sampleText().replaceAll(rule.in(), rule.spoiledBy());

    assertThat(spoiled).as("the spoiled sample").isNotEqualTo(sampleText());
    assertThat(rule.violations().apply(sample(spoiled))).isNotEmpty();
  }

  private T sample(String text) {
    return parse(Path.of(sampleName + extension), text);
  }

  private String sampleText() {
    return read(SAMPLES.resolve(sampleName + extension));
  }

  /** All files with the extension at any depth; none where the directory does not exist. */
  static Stream<Path> filesBelow(Path directory, String extension) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (var files = Files.walk(directory)) {
      return files
          .filter(
              file ->
                  file.toString().endsWith(extension) && !file.toString().contains("node_modules"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
