package io.kefuflow.casework;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an intake may say about the cases of one procedure. A feature offers one as a bean; doors
 * that serve every procedure, as the import of files, work with all of them.
 */
public interface CaseKind {

  Procedure procedure();

  /** How the intake classifies; empty when the procedure itself finds out. */
  Optional<Fact> category();

  /** What else an intake may say, in the order in which people are asked. */
  default List<Fact> facts() {
    return List.of();
  }

  /** Whether a case that another system has settled can be kept for history. */
  default boolean keepsSettled() {
    return false;
  }

  /**
   * The report that the words make.
   *
   * @param category code, null when nothing was said
   * @param facts key of the fact → code or free text; what was not said is missing
   * @throws io.kefuflow.shared.InvalidInputException when the procedure cannot take it
   */
  CaseReport report(ServiceRequest request, String category, Map<String, String> facts);

  /**
   * Something that an intake may say.
   *
   * @param key name in the REST interface and in files
   * @param label Chinese
   * @param required whether every intake has to say it
   * @param values code → Chinese, in the order in which people choose; empty for free text
   */
  record Fact(String key, String label, boolean required, Map<String, String> values) {

    public Fact {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A free text that may be missing. */
    public static Fact text(String key, String label) {
      return new Fact(key, label, false, Map.of());
    }

    /** A choice that may be missing. */
    public static <E extends Enum<E>> Fact choice(
        String key, String label, E[] values, Function<E, String> labels) {
      return new Fact(
          key,
          label,
          false,
          Arrays.stream(values)
              .collect(
                  Collectors.toMap(Enum::name, labels, (one, other) -> one, LinkedHashMap::new)));
    }

    /** A yes or no ({@code true}, {@code false}) that may be missing. */
    public static Fact flag(String key, String label) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("true", "是");
      values.put("false", "否");
      return new Fact(key, label, false, values);
    }

    /** Whether only some values can be said. */
    public boolean isChoice() {
      return !values.isEmpty();
    }

    /**
     * The code for what somebody wrote: the code or its Chinese, without regard to case. Free text
     * stays as it is.
     */
    public Optional<String> code(String text) {
      if (!isChoice()) {
        return Optional.of(text);
      }
      return values.entrySet().stream()
          .filter(
              value ->
                  value.getKey().equalsIgnoreCase(text) || value.getValue().equalsIgnoreCase(text))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    /** The values as people know them, e.g. 网络、资费. */
    public String choices() {
      return String.join("、", values.values());
    }
  }
}
