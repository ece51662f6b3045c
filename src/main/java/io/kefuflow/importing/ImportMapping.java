package io.kefuflow.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.CaseKind.Fact;
import io.kefuflow.casework.Procedure;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the rows of a kind of file become cases of a procedure. Written as YAML or JSON.
 *
 * @param name kebab-case
 * @param label what people see, Chinese
 * @param procedure what the rows become, complaints when null
 * @param source where the cases were registered first, when no column says so; with the external
 *     number it makes the import idempotent
 * @param deadlinesFrom since when our deadlines count, from the import when null
 * @param zone of the dates in the file, the department's when null
 * @param locale of the names of months and halves of a day in the file, English when null
 * @param fields where each field comes from
 * @param facts where comes from what only this procedure asks: key of the fact → mapping
 */
public record ImportMapping(
    String name,
    String label,
    Procedure procedure,
    String source,
    DeadlinesFrom deadlinesFrom,
    ZoneId zone,
    Locale locale,
    Map<ImportField, FieldMapping> fields,
    Map<String, FieldMapping> facts) {

  /** Since when the deadlines of an imported case count. */
  enum DeadlinesFrom {
    @JsonProperty("receipt")
    RECEIPT,
    @JsonProperty("import")
    IMPORT
  }

  public ImportMapping {
    if (name == null || !name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > 60) {
      throw new IllegalArgumentException("name 应为小写字母、数字和连字符，最多60个字");
    }
    label = label == null ? name : label;
    procedure = procedure == null ? Procedure.COMPLAINT : procedure;
    deadlinesFrom = deadlinesFrom == null ? DeadlinesFrom.IMPORT : deadlinesFrom;
    locale = locale == null ? Locale.ENGLISH : locale;
    fields = fields == null || fields.isEmpty() ? Map.of() : new EnumMap<>(fields);
    facts = facts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    for (ImportField field : ImportField.values()) {
      if (field.isRequired() && !fields.containsKey(field)) {
        throw new IllegalArgumentException("fields 中缺少 " + field.key());
      }
    }
    if (source == null && !fields.containsKey(ImportField.SOURCE)) {
      throw new IllegalArgumentException("缺少 source（来源系统的名称）");
    }
  }

  /**
   * The same for another procedure: the common fields of this mapping, and what the kind asks
   * besides under its Chinese name or its key.
   */
  ImportMapping forKind(String name, String label, CaseKind kind) {
    var own = new EnumMap<>(fields);
    own.remove(ImportField.CATEGORY);
    kind.category().ifPresent(category -> own.put(ImportField.CATEGORY, columnFor(category)));
    Map<String, FieldMapping> ownFacts = new LinkedHashMap<>();
    kind.facts().forEach(fact -> ownFacts.put(fact.key(), columnFor(fact)));
    return new ImportMapping(
        name, label, kind.procedure(), source, deadlinesFrom, zone, locale, own, ownFacts);
  }

  private static FieldMapping columnFor(Fact fact) {
    String hint = (fact.isChoice() ? fact.choices() + "；" : "") + (fact.required() ? "必填" : "可留空");
    return FieldMapping.ofColumn(List.of(fact.label(), fact.key()), !fact.required(), hint);
  }

  /** The columns that a file for this mapping has, in the order of the template. */
  public List<Column> columns() {
    return Stream.concat(
            fields.entrySet().stream()
                .flatMap(field -> columns(field.getKey().key(), field.getValue())),
            facts.entrySet().stream().flatMap(fact -> columns(fact.getKey(), fact.getValue())))
        .toList();
  }

  /**
   * A file with nothing but the columns under their first names, with a byte-order mark for Excel.
   */
  public String emptyFile() {
    return columns().stream()
        .map(column -> column.headers().get(0))
        .collect(Collectors.joining(",", "\uFEFF", "\r\n"));
  }

  private static Stream<Column> columns(String field, FieldMapping source) {
    return source.columns().stream()
        .map(headers -> new Column(field, headers, !source.optional(), source.hint()));
  }

  /**
   * A column of a file.
   *
   * @param field what it is mapped to
   * @param headers the names that it may have
   * @param required whether the file must have it
   * @param hint what to know when filling it in, null when nothing
   */
  public record Column(String field, List<String> headers, boolean required, String hint) {}
}
