package io.kefuflow.importing;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.CaseKind.Fact;
import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a row, column by column, into what the procedure of the mapping takes in. */
final class RowReader {

  private static final String SETTLED = "settled";

  /** Values of {@link ImportField#STATUS}. */
  private static final Set<String> STATUSES = new LinkedHashSet<>(List.of("open", SETTLED));

  private final ImportMapping mapping;
  private final CaseKind kind;
  private final Optional<Fact> category;
  private final List<Fact> facts;
  private final ZoneId zone;
  private final List<DateTimeFormatter> formats;

  /**
   * @param kind of the mapping's procedure
   * @param defaultZone of dates when the mapping names none
   * @throws IllegalArgumentException when the mapping has a pattern, fact or value that does not
   *     exist, or lacks what the kind requires
   */
  RowReader(ImportMapping mapping, CaseKind kind, ZoneId defaultZone) {
    this.mapping = mapping;
    this.kind = kind;
    this.category = kind.category();
    this.facts = kind.facts();
    this.zone = mapping.zone() == null ? defaultZone : mapping.zone();
    FieldMapping receivedAt = mapping.fields().get(ImportField.RECEIVED_AT);
    this.formats =
        receivedAt == null
            ? List.of()
            : receivedAt.patterns().stream().map(this::formatter).toList();
    checkOwnValues(ImportField.CHANNEL, names(Channel.values()));
    checkOwnValues(ImportField.CUSTOMER_LEVEL, names(CustomerLevel.values()));
    checkOwnValues(ImportField.SPECIAL_NEED, names(SpecialNeed.values()));
    checkOwnValues(ImportField.STATUS, STATUSES);
    checkFacts();
  }

  /**
   * Strict: the 31st of February is an error and not the 28th. For that, yyyy has to be read as
   * uuuu.
   */
  private DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace('y', 'u'))
        .toFormatter(mapping.locale())
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private void checkOwnValues(ImportField field, Set<String> known) {
    FieldMapping source = mapping.fields().get(field);
    if (source == null) {
      return;
    }
    Set<String> used = source.ownValues();
    used.removeAll(known);
    if (!used.isEmpty()) {
      throw unknownOwnValue(field.key(), used, known);
    }
  }

  private void checkFacts() {
    String procedure = kind.procedure().label();
    if (category.isEmpty() && mapping.fields().containsKey(ImportField.CATEGORY)) {
      throw new IllegalArgumentException(procedure + "受理时不分类：请删除 category");
    }
    category.ifPresent(fact -> checkFact(fact, mapping.fields().get(ImportField.CATEGORY)));
    Set<String> known =
        facts.stream().map(Fact::key).collect(Collectors.toCollection(LinkedHashSet::new));
    mapping
        .facts()
        .keySet()
        .forEach(
            key -> {
              if (!known.contains(key)) {
                throw new IllegalArgumentException(
                    "facts 中的 %s 不适用于%s：%s"
                        .formatted(
                            key,
                            procedure,
                            known.isEmpty() ? "请删除" : "可用的有 " + String.join("、", known)));
              }
            });
    facts.forEach(fact -> checkFact(fact, mapping.facts().get(fact.key())));
  }

  private static void checkFact(Fact fact, FieldMapping source) {
    if (source == null) {
      if (fact.required()) {
        throw new IllegalArgumentException("缺少 " + fact.key() + "（" + fact.label() + "）");
      }
      return;
    }
    Set<String> used = source.ownValues();
    used.removeIf(value -> fact.code(value).isPresent());
    if (!used.isEmpty()) {
      throw unknownOwnValue(fact.key(), used, fact.values().keySet());
    }
  }

  private static IllegalArgumentException unknownOwnValue(
      String key, Set<String> used, Set<String> known) {
    return new IllegalArgumentException(
        key + " 没有值 " + String.join("、", used) + "：应为 " + String.join("、", known));
  }

  private static <E extends Enum<E>> Set<String> names(E[] values) {
    return Arrays.stream(values)
        .map(Enum::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Where the field that a message names comes from; empty when the mapping has it not. */
  Optional<FieldMapping> sourceOf(String field) {
    if (category.filter(fact -> fact.key().equals(field)).isPresent()) {
      return Optional.ofNullable(mapping.fields().get(ImportField.CATEGORY));
    }
    return Optional.ofNullable(mapping.facts().get(field))
        .or(() -> ImportField.named(field).map(mapping.fields()::get));
  }

  /**
   * What the row reports.
   *
   * @param cell the value in the column with one of these headers, empty when the file has no such
   *     column
   * @throws InvalidInputException naming the field at fault, see {@link #sourceOf}
   */
  CaseReport read(Function<List<String>, String> cell) {
    var row = new Row(cell);
    return kind.report(
        new ServiceRequest(
            row.customer(),
            row.choice(ImportField.CHANNEL, Channel.class),
            row.text(ImportField.MATTER),
            row.text(ImportField.LOCATION),
            row.receivedAt(),
            row.origin()),
        category
            .map(fact -> row.said(fact, mapping.fields().get(ImportField.CATEGORY)))
            .orElse(null),
        row.facts());
  }

  private final class Row {

    private final Function<List<String>, String> cell;

    Row(Function<List<String>, String> cell) {
      this.cell = cell;
    }

    /** The value for the field, null when there is none. */
    String text(ImportField field) {
      return text(field.key(), mapping.fields().get(field));
    }

    private String text(String field, FieldMapping source) {
      if (source == null) {
        return null;
      }
      if (source.constant() != null) {
        return source.constant();
      }
      String text =
          source.columns().stream()
              .map(cell)
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .collect(Collectors.joining(source.separator()));
      try {
        return source.translate(text);
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException(field, e.getMessage());
      }
    }

    /** The code or free text for the fact, null when nothing is said. */
    String said(Fact fact, FieldMapping source) {
      String text = text(fact.key(), source);
      if (text == null) {
        return null;
      }
      return fact.code(text).orElseThrow(() -> unknown(fact.key(), text, fact.values().values()));
    }

    /** What the row says of the facts: key → code or free text. */
    Map<String, String> facts() {
      Map<String, String> said = new HashMap<>();
      for (Fact fact : facts) {
        String value = said(fact, mapping.facts().get(fact.key()));
        if (value != null) {
          said.put(fact.key(), value);
        }
      }
      return said;
    }

    String oneOf(ImportField field, Set<String> values) {
      String text = text(field);
      if (text == null) {
        return null;
      }
      String value = text.toLowerCase(Locale.ROOT);
      if (!values.contains(value)) {
        throw unknown(field.key(), text, values);
      }
      return value;
    }

    <E extends Enum<E>> E choice(ImportField field, Class<E> type) {
      String text = text(field);
      if (text == null) {
        return null;
      }
      try {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw unknown(field.key(), text, names(type.getEnumConstants()));
      }
    }

    private InvalidInputException unknown(String field, String text, Collection<String> values) {
      return new InvalidInputException(
          field, "不认识的值“" + text + "”：应为 " + String.join("、", values) + " 之一");
    }

    CustomerDetails customer() {
      String name = text(ImportField.CUSTOMER_NAME);
      String phone = text(ImportField.CUSTOMER_PHONE);
      String email = text(ImportField.CUSTOMER_EMAIL);
      if (name == null && phone == null && email == null) {
        return null;
      }
      return new CustomerDetails(
          name,
          phone == null ? null : PhoneNumber.parse(phone),
          email,
          choice(ImportField.CUSTOMER_LEVEL, CustomerLevel.class),
          choice(ImportField.SPECIAL_NEED, SpecialNeed.class));
    }

    Origin origin() {
      String source = text(ImportField.SOURCE);
      return new Origin(
          source == null ? mapping.source() : source,
          text(ImportField.EXTERNAL_NUMBER),
          settled(),
          mapping.deadlinesFrom() == ImportMapping.DeadlinesFrom.RECEIPT);
    }

    private boolean settled() {
      boolean settled = SETTLED.equals(oneOf(ImportField.STATUS, STATUSES));
      if (settled && !kind.keepsSettled()) {
        throw new InvalidInputException(
            ImportField.STATUS.key(),
            "已办结的%s不能导入：只有已办结的投诉可以归档，请删除这一行".formatted(kind.procedure().noun()));
      }
      return settled;
    }

    Instant receivedAt() {
      String text = text(ImportField.RECEIVED_AT);
      if (text == null) {
        return null;
      }
      for (DateTimeFormatter format : formats) {
        try {
          return instant(
              format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
          // the next pattern may fit
        }
      }
      throw new InvalidInputException(
          ImportField.RECEIVED_AT.key(),
          "日期时间“"
              + text
              + "”无法识别：应按 "
              + String.join(" 或 ", mapping.fields().get(ImportField.RECEIVED_AT).patterns())
              + " 填写");
    }

    private Instant instant(TemporalAccessor value) {
      if (value instanceof OffsetDateTime exact) {
        return exact.toInstant();
      }
      return value instanceof LocalDateTime local
          ? local.atZone(zone).toInstant()
          : ((LocalDate) value).atStartOfDay(zone).toInstant();
    }
  }
}
