package io.kefuflow.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the rows of a kind of file become complaints. Written as YAML or JSON.
 *
 * @param name kebab-case
 * @param label what people see, Chinese
 * @param source where the complaints were registered first, when no column says so; with the
 *     external number it makes the import idempotent
 * @param deadlinesFrom since when our deadlines count, from the import when null
 * @param zone of the dates in the file, the department's when null
 * @param locale of the names of months and halves of a day in the file, English when null
 * @param fields where each field comes from
 */
public record ImportMapping(
    String name,
    String label,
    String source,
    DeadlinesFrom deadlinesFrom,
    ZoneId zone,
    Locale locale,
    Map<ImportField, FieldMapping> fields) {

  /** Since when the deadlines of an imported complaint count. */
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
    deadlinesFrom = deadlinesFrom == null ? DeadlinesFrom.IMPORT : deadlinesFrom;
    locale = locale == null ? Locale.ENGLISH : locale;
    fields = fields == null || fields.isEmpty() ? Map.of() : new EnumMap<>(fields);
    for (ImportField field : ImportField.values()) {
      if (field.isRequired() && !fields.containsKey(field)) {
        throw new IllegalArgumentException("fields 中缺少 " + field.key());
      }
    }
    if (source == null && !fields.containsKey(ImportField.SOURCE)) {
      throw new IllegalArgumentException("缺少 source（来源系统的名称）");
    }
  }

  /** The columns that a file for this mapping has, in the order of the template. */
  public List<Column> columns() {
    return fields.entrySet().stream()
        .flatMap(
            field ->
                field.getValue().columns().stream()
                    .map(
                        headers ->
                            new Column(
                                field.getKey().key(),
                                headers,
                                !field.getValue().optional(),
                                field.getValue().hint())))
        .toList();
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
