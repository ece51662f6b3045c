package io.kefuflow.importing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the value of a field comes from, and how it is read.
 *
 * @param columns the columns whose values are joined; each is a list of headers that it may have
 * @param separator between joined values, a space when null
 * @param optional whether a file may lack the columns
 * @param constant the value of every row, instead of columns
 * @param values value in the file → our value; without regard to case; our own values are known
 *     without being listed
 * @param keywords our value → words; the first value of which a word occurs in the text is taken
 * @param otherwise our value when the file has none, or no keyword occurs
 * @param patterns of date and time (java.time), tried in order
 * @param hint what people should know when they fill in the column, Chinese
 */
record FieldMapping(
    List<List<String>> columns,
    String separator,
    boolean optional,
    String constant,
    Map<String, String> values,
    Map<String, List<String>> keywords,
    String otherwise,
    List<String> patterns,
    String hint) {

  FieldMapping {
    columns = columns == null ? List.of() : columns.stream().map(List::copyOf).toList();
    separator = separator == null ? " " : separator;
    values = values == null ? Map.of() : values;
    keywords = keywords == null ? Map.of() : keywords;
    patterns = patterns == null ? List.of() : List.copyOf(patterns);
    if (columns.isEmpty() == (constant == null)) {
      throw new IllegalArgumentException("每个字段应有 columns 或 constant 之一");
    }
    if (columns.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("columns 中有空的列名");
    }
  }

  /** One column, taken as it is. */
  static FieldMapping ofColumn(List<String> headers, boolean optional, String hint) {
    return new FieldMapping(List.of(headers), null, optional, null, null, null, null, null, hint);
  }

  /** All of our own values that the mapping itself names. */
  Set<String> ownValues() {
    var own = new LinkedHashSet<>(values.values());
    own.addAll(keywords.keySet());
    Stream.of(otherwise, constant).filter(Objects::nonNull).forEach(own::add);
    return own;
  }

  /** The headers of the columns, for messages. */
  String columnNames() {
    return columns.stream()
        .map(headers -> String.join("/", headers))
        .collect(Collectors.joining("、"));
  }

  /** Our value for the text of the file; null when there is none. */
  String translate(String text) {
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!keywords.isEmpty()) {
      return byKeyword(text);
    }
    if (values.isEmpty()) {
      return text;
    }
    return values.entrySet().stream()
        .filter(
            value ->
                value.getKey().equalsIgnoreCase(text) || value.getValue().equalsIgnoreCase(text))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private String byKeyword(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return keywords.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().stream()
                    .anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT))))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(otherwise);
  }

  private IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "不认识的值“" + text + "”：应为 " + String.join("、", values.keySet()) + " 之一");
  }
}
