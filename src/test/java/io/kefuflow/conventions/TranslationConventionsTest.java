package io.kefuflow.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.conventions.TranslationConventionsTest.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Chinese of Camunda's webapps covers all that their community edition shows. What it leaves
 * out, pages of the enterprise edition, is listed in {@code target/untranslated-labels.txt}.
 */
class TranslationConventionsTest extends Conventions<Translation> {

  private static final String APPS = "META-INF/resources/webjars/camunda/app/";
  private static final Path REPORT = Path.of("target/untranslated-labels.txt");

  /** Names, formats and abbreviations that a Chinese reader knows as they are. */
  private static final Set<String> KNOWN_WORDS =
      Set.of(
          "API",
          "BPMN",
          "Camunda",
          "CTRL",
          "DI",
          "DMN",
          "EDE",
          "FNI",
          "ID",
          "JSON",
          "KefuFlow",
          "LDAP",
          "PI",
          "REST",
          "TU",
          "URL",
          "XML",
          "yyyy-MM-ddTHH:mm:ss");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z:-]*[A-Za-z]");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|</?[a-z][^>]*[\"a-z/]>");

  /** Texts in pointed brackets that are no markup. */
  private static final Set<String> IN_BRACKETS = Set.of("<null>", "<undefined>");

  TranslationConventionsTest() {
    super("src/main/resources/" + APPS, "/zh.json", "sample-app/locales");
  }

  @Override
  Translation parse(Path file, String text) {
    String app = file.getParent().getParent().getFileName().toString();
    return new Translation(app, english(app), json(text), referencedKeys(app));
  }

  @Override
  List<Rule<Translation>> rules(Surroundings surroundings) {
    return List.of(
        new Rule<>(
            "Every label that the community edition refers to is translated",
            translation ->
                translation.referenced().stream()
                    .filter(key -> !translation.chinese().path("labels").has(key))
                    .map(translation::at),
            "\"SELECTED\"[^\\n]*",
            ""),
        new Rule<>(
            "There is no label that the webapp does not know",
            translation ->
                translation.labels().keySet().stream()
                    .filter(key -> !translation.english().path("labels").has(key))
                    .map(translation::at),
            "SELECTED",
            "CHOSEN"),
        new Rule<>(
            "A label has a text where the English one has",
            translation ->
                translation.where((english, chinese) -> english.isEmpty() != chinese.isBlank()),
            "已选择.*见下",
            ""),
        new Rule<>(
            "A label has the placeholders and the markup of the English one",
            translation ->
                translation.where(
                    (english, chinese) -> !placeholders(english).equals(placeholders(chinese))),
            "\\{\\{dayContext}}",
            "{{daytime}}"),
        new Rule<>(
            "No English word is left, but for " + KNOWN_WORDS,
            translation -> translation.where((english, chinese) -> hasEnglish(chinese)),
            "任务",
            "task"),
        new Rule<>(
            "Dates have every part that the English ones have",
            translation ->
                missing(
                        translation.english().path("dateLocales"),
                        translation.chinese().path("dateLocales"))
                    .map(translation::at),
            "\"past\": [^ ]*",
            ""));
  }

  /** Writes the list of labels that have no Chinese, for whoever looks at a new release. */
  @Test
  void whatIsLeftOutIsListed() throws IOException {
    String report =
        filesBelow(Path.of("src/main/resources/" + APPS), "/zh.json")
            .map(file -> parse(file, read(file)))
            .map(Translation::untranslated)
            .collect(Collectors.joining("\n"));
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, report);

    assertThat(report)
        .contains("tasklist: 0 of 412", "admin: 0 of 575", "welcome: 0 of 172")
        .containsPattern("cockpit: \\d+ of 2460");
  }

  private static boolean hasEnglish(String chinese) {
    return WORD.matcher(PLACEHOLDER.matcher(chinese).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .anyMatch(word -> !KNOWN_WORDS.contains(word) && !word.matches("lt|gt|amp"));
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(found -> !IN_BRACKETS.contains(found))
        .map(found -> found.replaceAll("(?<=\\{\\{)\\s+|\\s+(?=}})", ""))
        .sorted()
        .toList();
  }

  private static Stream<String> missing(JsonNode english, JsonNode chinese) {
    return english.properties().stream()
        .flatMap(
            part ->
                chinese.has(part.getKey())
                    ? missing(part.getValue(), chinese.path(part.getKey()))
                    : Stream.of(part.getKey()));
  }

  /** A key counts as referred to when a file of the webapp names it. */
  private static Set<String> referencedKeys(String app) {
    Set<String> words = new HashSet<>();
    for (String file :
        List.of(
            folder(app) + "/index.html",
            folder(app) + "/camunda-%s-bootstrap.js".formatted(app),
            "META-INF/resources/plugin/%s/app/plugin.js".formatted(app),
            "META-INF/resources/webjars/camunda/lib/deps.js")) {
      KEY.matcher(resource(file)).results().map(MatchResult::group).forEach(words::add);
    }
    words.retainAll(
        english(app).path("labels").properties().stream().map(Map.Entry::getKey).toList());
    return words;
  }

  private static JsonNode english(String app) {
    return json(resource(folder(app) + "/locales/en.json"));
  }

  private static String folder(String app) {
    return (app.startsWith("sample") ? "conventions/" : APPS) + app;
  }

  /** A file on the class path without its byte order mark; empty where there is none. */
  private static String resource(String path) {
    try (InputStream file =
        TranslationConventionsTest.class.getClassLoader().getResourceAsStream(path)) {
      return file == null
          ? ""
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not well-formed: " + text.lines().findFirst().orElse(""), e);
    }
  }

  /**
   * The Chinese of a webapp beside the English that Camunda ships.
   *
   * @param referenced keys that the webapp's own files name
   */
  record Translation(String app, JsonNode english, JsonNode chinese, Set<String> referenced) {

    Map<String, String> labels() {
      var labels = new TreeMap<String, String>();
      chinese
          .path("labels")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
      return labels;
    }

    Stream<String> where(BiPredicate<String, String> englishAndChineseFail) {
      return labels().entrySet().stream()
          .filter(
              label ->
                  englishAndChineseFail.test(
                      english.path("labels").path(label.getKey()).asText(), label.getValue()))
          .map(label -> at(label.getKey()) + " = " + label.getValue());
    }

    String at(String key) {
      return app + ": " + key;
    }

    /** How many labels have no Chinese, and which. */
    String untranslated() {
      List<String> left =
          english.path("labels").properties().stream()
              .filter(label -> !chinese.path("labels").has(label.getKey()))
              .map(label -> "  " + label.getKey() + " = " + label.getValue().asText())
              .sorted()
              .toList();
      return "%s: %d of %d%n%s"
          .formatted(app, left.size(), english.path("labels").size(), String.join("\n", left));
    }
  }
}
