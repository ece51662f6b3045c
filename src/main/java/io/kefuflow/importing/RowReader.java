package io.kefuflow.importing;

import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a row, column by column, into a complaint. */
final class RowReader {

  /** Values of {@link ImportField#STATUS}. */
  private static final Set<String> STATUSES = Set.of("open", "settled");

  private static final Set<String> FLAGS = Set.of("true", "false");

  private final ImportMapping mapping;
  private final ZoneId zone;
  private final List<DateTimeFormatter> formats;

  /**
   * @param defaultZone of dates when the mapping names none
   * @throws IllegalArgumentException when the mapping has a pattern or value that does not exist
   */
  RowReader(ImportMapping mapping, ZoneId defaultZone) {
    this.mapping = mapping;
    this.zone = mapping.zone() == null ? defaultZone : mapping.zone();
    FieldMapping receivedAt = mapping.fields().get(ImportField.RECEIVED_AT);
    this.formats =
        receivedAt == null
            ? List.of()
            : receivedAt.patterns().stream().map(this::formatter).toList();
    checkOwnValues(ImportField.CHANNEL, names(Channel.values()));
    checkOwnValues(ImportField.CATEGORY, names(ComplaintCategory.values()));
    checkOwnValues(ImportField.CUSTOMER_LEVEL, names(CustomerLevel.values()));
    checkOwnValues(ImportField.SPECIAL_NEED, names(SpecialNeed.values()));
    checkOwnValues(ImportField.STATUS, STATUSES);
    checkOwnValues(ImportField.PUBLIC_THREAT, FLAGS);
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
    var used = new LinkedHashSet<>(source.values().values());
    used.addAll(source.keywords().keySet());
    if (source.otherwise() != null) {
      used.add(source.otherwise());
    }
    if (source.constant() != null) {
      used.add(source.constant());
    }
    used.removeAll(known);
    if (!used.isEmpty()) {
      throw new IllegalArgumentException(
          field.key() + " 没有值 " + String.join("、", used) + "：应为 " + String.join("、", known));
    }
  }

  private static <E extends Enum<E>> Set<String> names(E[] values) {
    return Arrays.stream(values)
        .map(Enum::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The complaint in the row.
   *
   * @param cell the value in the column with one of these headers, empty when the file has no such
   *     column
   * @throws InvalidInputException naming the field at fault ({@link ImportField#key()})
   */
  ComplaintReport read(Function<List<String>, String> cell) {
    var row = new Row(cell);
    return new ComplaintReport(
        new ServiceRequest(
            row.customer(),
            row.choice(ImportField.CHANNEL, Channel.class),
            row.text(ImportField.MATTER),
            row.text(ImportField.LOCATION),
            row.receivedAt(),
            row.origin()),
        row.choice(ImportField.CATEGORY, ComplaintCategory.class),
        "true".equals(row.oneOf(ImportField.PUBLIC_THREAT, FLAGS)));
  }

  private final class Row {

    private final Function<List<String>, String> cell;

    Row(Function<List<String>, String> cell) {
      this.cell = cell;
    }

    /** The value for the field, null when there is none. */
    String text(ImportField field) {
      FieldMapping source = mapping.fields().get(field);
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
        throw new InvalidInputException(field.key(), e.getMessage());
      }
    }

    String oneOf(ImportField field, Set<String> values) {
      String text = text(field);
      if (text == null) {
        return null;
      }
      String value = text.toLowerCase(Locale.ROOT);
      if (!values.contains(value)) {
        throw unknown(field, text, values);
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
        throw unknown(field, text, names(type.getEnumConstants()));
      }
    }

    private InvalidInputException unknown(ImportField field, String text, Set<String> values) {
      return new InvalidInputException(
          field.key(), "不认识的值“" + text + "”：应为 " + String.join("、", values) + " 之一");
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
          "settled".equals(oneOf(ImportField.STATUS, STATUSES)),
          mapping.deadlinesFrom() == ImportMapping.DeadlinesFrom.RECEIPT);
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
