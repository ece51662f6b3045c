package io.kefuflow.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.kefuflow.engine.form.FormData.Option;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of one field, applied to one value: type, required, limits, pattern, options, dates.
 */
final class FieldRules {

  /** Column width of a text variable of the engine, in characters. */
  private static final int MAX_TEXT = 4000;

  /** form-js 1.8.7, core/Validator. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

  /** International number with + or 00, as form-js asks for; E.164 bounds its length. */
  private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,14}");

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final FormField field;
  private final FormData data;
  private final Clock clock;
  private final List<String> problems = new ArrayList<>();

  FieldRules(FormField field, FormData data, Clock clock) {
    this.field = field;
    this.data = data;
    this.clock = clock;
  }

  /** What is wrong, each to be read after the label of the field; empty when all is well. */
  List<String> problems() {
    return problems;
  }

  /** Checks a value and returns what is stored: nothing entered is null. */
  Object check(Object value) {
    if (PlainValue.isEmpty(value)
        || field.type() == FieldType.CHECKBOX && Boolean.FALSE.equals(value)) {
      if (isRequired()) {
        problems.add(field.type() == FieldType.CHECKBOX ? "必须勾选" : "为必填项");
      }
      return value instanceof String ? null : value;
    }
    return switch (field.type()) {
      case TEXTFIELD, TEXTAREA -> text(value);
      case NUMBER -> number(value);
      case CHECKBOX -> checkbox(value);
      case RADIO, SELECT -> choice(value);
      case CHECKLIST, TAGLIST -> choices(value);
      case DATETIME -> date(value);
      case EXPRESSION -> value;
    };
  }

  /** Checks a field that was not submitted at all. */
  void checkAbsent() {
    if (isRequired()) {
      problems.add(field.type() == FieldType.CHECKBOX ? "必须勾选" : "为必填项");
    }
  }

  /** Refuses a read-only value that is not the one the form showed. */
  void checkUnchanged(Object value) {
    if (!PlainValue.isEmpty(value) && !isShown(value, data.initialValue(field))) {
      problems.add("为只读项，提交的值与当前值不一致，请刷新后重试");
    }
  }

  /** The value as a person reads it. */
  String displayed(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Boolean yes && field.type() == FieldType.CHECKBOX) {
      return yes ? "是" : "否";
    }
    if (field.type().hasOptions()) {
      List<?> values = value instanceof List<?> list ? list : List.of(value);
      return values.stream()
          .map(one -> option(one).map(Option::label).orElse(String.valueOf(one)))
          .collect(Collectors.joining("、"));
    }
    if (field.type() == FieldType.DATETIME) {
      return instant(value.toString())
          .map(instant -> MINUTES.format(instant.atZone(clock.getZone())))
          .orElse(value.toString());
    }
    return value instanceof Number number
        ? PlainValue.decimal(number).toPlainString()
        : value.toString();
  }

  private boolean isRequired() {
    return data.isTrue(field.rule("required"));
  }

  private Object text(Object value) {
    if (!(value instanceof String text)) {
      problems.add("应为文本");
      return null;
    }
    if (hasForbiddenCharacter(text)) {
      problems.add(field.type() == FieldType.TEXTAREA ? "不能包含控制字符" : "不能包含换行或控制字符");
      return null;
    }
    int length = text.length() > MAX_TEXT ? text.length() : text.strip().length();
    int max = Math.min(MAX_TEXT, limit("maxLength").map(BigDecimal::intValue).orElse(MAX_TEXT));
    if (length > max) {
      problems.add("不能超过 %d 个字（现为 %d 个）".formatted(max, length));
      return null;
    }
    limit("minLength")
        .filter(min -> length < min.intValue())
        .ifPresent(
            min -> problems.add("不能少于 %s 个字（现为 %d 个）".formatted(min.toPlainString(), length)));
    if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      problems.add("格式不正确" + hint(""));
    }
    switch (field.rule("validationType").asText("")) {
      case "email" -> checkFormat(EMAIL, text, "例如 name@example.com");
      case "phone" -> checkFormat(PHONE, text, "请填写国际格式，例如 +8613800000000");
      default -> {}
    }
    return text;
  }

  private Object number(Object value) {
    boolean asText = field.definition().path("serializeToString").asBoolean(false);
    BigDecimal number;
    if (value instanceof Number n && !asText) {
      number = PlainValue.decimal(n);
    } else if (value instanceof String text
        && asText
        && text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
      number = new BigDecimal(text);
    } else {
      problems.add("应为数字");
      return null;
    }
    int decimals = Math.max(0, number.stripTrailingZeros().scale());
    JsonNode digits = field.definition().path("decimalDigits");
    if (digits.isNumber() && decimals > digits.asInt()) {
      problems.add(digits.asInt() == 0 ? "应为整数" : "最多 %d 位小数".formatted(digits.asInt()));
    }
    JsonNode increment = field.definition().path("increment");
    if (isPositive(increment)
        && number.remainder(new BigDecimal(increment.asText())).signum() != 0) {
      problems.add("应为 %s 的倍数".formatted(increment.asText()));
    }
    limit("min")
        .filter(min -> number.compareTo(min) < 0)
        .ifPresent(min -> problems.add("不能小于 " + min.toPlainString()));
    limit("max")
        .filter(max -> number.compareTo(max) > 0)
        .ifPresent(max -> problems.add("不能大于 " + max.toPlainString()));
    return value;
  }

  private Object checkbox(Object value) {
    if (!(value instanceof Boolean)) {
      problems.add("应为是或否");
      return null;
    }
    return value;
  }

  private Object choice(Object value) {
    if (option(value).isEmpty()) {
      problems.add("的选择不在可选范围内");
    }
    return value;
  }

  private Object choices(Object value) {
    if (!(value instanceof List<?> list)) {
      problems.add("应为列表");
      return null;
    }
    if (list.stream().anyMatch(one -> option(one).isEmpty())
        || new HashSet<>(list).size() < list.size()) {
      problems.add("的选择不在可选范围内");
    }
    return value;
  }

  private Object date(Object value) {
    String subtype = field.definition().path("subtype").asText();
    LocalDate day;
    ZonedDateTime time = null;
    try {
      String text = (String) value;
      switch (subtype) {
        case "date" -> day = LocalDate.parse(text);
        case "time" -> {
          if (isLocal()) {
            LocalTime.parse(text);
          } else {
            OffsetTime.parse(text);
          }
          return value;
        }
        default -> {
          time =
              isLocal()
                  ? LocalDateTime.parse(text).atZone(clock.getZone())
                  : OffsetDateTime.parse(text).atZoneSameInstant(clock.getZone());
          day = time.toLocalDate();
        }
      }
    } catch (ClassCastException | DateTimeException e) {
      problems.add(
          switch (subtype) {
            case "date" -> "应为日期，格式为 2026-11-22";
            case "time" -> "应为时间，格式为 09:30" + (isLocal() ? "" : "+08:00");
            default -> "应为日期和时间，格式为 2026-11-22T09:30" + (isLocal() ? "" : "+08:00");
          });
      return null;
    }
    checkLimits(day, time);
    return value;
  }

  /** Limits of a day, or with a time of that minute: form-js writes minutes only. */
  private void checkLimits(LocalDate day, ZonedDateTime time) {
    LocalDate today = LocalDate.now(clock);
    ZonedDateTime minute = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    if (field.definition().path("disallowPassedDates").asBoolean(false) && day.isBefore(today)) {
      problems.add("不能早于今天");
    }
    if (!field.property("notBefore").isEmpty()
        && (time == null ? day.isBefore(today) : time.isBefore(minute))) {
      problems.add(time == null ? "不能早于今天" : "不能早于当前时间");
    }
    if (!field.property("notAfter").isEmpty()
        && (time == null ? day.isAfter(today) : !time.isBefore(minute.plusMinutes(1)))) {
      problems.add(time == null ? "不能晚于今天" : "不能晚于当前时间");
    }
  }

  private boolean isLocal() {
    return !field.definition().path("timeSerializingFormat").asText("").startsWith("utc_");
  }

  private Optional<Option> option(Object value) {
    return data.options(field).stream()
        .filter(option -> PlainValue.same(option.value(), value))
        .findFirst();
  }

  private Optional<BigDecimal> limit(String rule) {
    Object limit = data.resolve(field.rule(rule));
    try {
      return limit == null || limit.toString().isBlank()
          ? Optional.empty()
          : Optional.of(new BigDecimal(limit.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void checkFormat(Pattern pattern, String text, String example) {
    if (!pattern.matcher(text).matches()) {
      problems.add("格式不正确" + hint(example));
    }
  }

  private String hint(String otherwise) {
    String hint =
        field.property("errorMessage").isBlank() ? otherwise : field.property("errorMessage");
    return hint.isBlank() ? "" : "（" + hint + "）";
  }

  /**
   * Control characters that no keyboard enters, and halves of characters, which PostgreSQL does not
   * store.
   */
  private boolean hasForbiddenCharacter(String text) {
    boolean lines = field.type() == FieldType.TEXTAREA;
    return text.codePoints()
        .anyMatch(
            c ->
                Character.getType(c) == Character.SURROGATE
                    || Character.isISOControl(c)
                        && !(lines && (c == '\n' || c == '\r' || c == '\t')));
  }

  private static boolean isPositive(JsonNode increment) {
    try {
      return !increment.asText("").isEmpty() && new BigDecimal(increment.asText()).signum() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether the value is what form-js makes of the variable when it shows it. */
  private boolean isShown(Object value, Object current) {
    return switch (field.type()) {
      case TEXTFIELD ->
          lines(value).replaceAll("[\n\t]", " ").equals(lines(current).replaceAll("[\n\t]", " "));
      case TEXTAREA -> lines(value).equals(lines(current));
      case CHECKBOX -> value.equals(Boolean.TRUE.equals(current));
      case CHECKLIST, TAGLIST ->
          value instanceof List<?> shown
              && current instanceof List<?> all
              && shown.stream()
                  .allMatch(one -> all.stream().anyMatch(other -> PlainValue.same(one, other)));
      case DATETIME -> {
        Optional<Instant> instant = instant(value.toString());
        yield instant.isPresent() && current != null
            ? instant.equals(instant(current.toString()))
            : PlainValue.same(value, current);
      }
      case NUMBER, RADIO, SELECT, EXPRESSION ->
          PlainValue.same(value, current) || value.toString().equals(String.valueOf(current));
    };
  }

  private static String lines(Object value) {
    return value == null ? "" : value.toString().replaceAll("\r\n?", "\n");
  }

  /** The instant of a date with time, to the minute; empty for anything else. */
  private Optional<Instant> instant(String text) {
    if (!field.definition().path("subtype").asText().equals("datetime")) {
      return Optional.empty();
    }
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      var zoned =
          parsed instanceof LocalDateTime local
              ? local.atZone(clock.getZone())
              : (ZonedDateTime) parsed;
      return Optional.of(zoned.toInstant().truncatedTo(ChronoUnit.MINUTES));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
