package io.kefuflow.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of each kind of field. The values are what Tasklist, or somebody without a browser,
 * sends.
 */
class SubmissionCheckTest {

  private static final FormExpressions FEEL =
      new FormExpressions(new ScalaFeelEngineFactory().createInstance());

  /** 2026-11-22 09:30 in Shanghai. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:30:20Z"), ZoneId.of("Asia/Shanghai"));

  @Test
  void acceptsWhatTheFormOffersAndNothingElse() {
    var result =
        check(
            form(field("textfield", "note", "备注", "")),
            Map.of("note", "已回电", "solutionApproved", true));

    assertThat(result.violations()).containsExactly("「solutionApproved」不是此表单的字段，不能提交");
    assertThat(result.variables()).containsOnlyKeys("note");
  }

  @Test
  void reportsAllViolationsInTheOrderOfTheForm() {
    String form =
        form(
            field("textfield", "phone", "客户电话", phone()),
            field("textarea", "text", "诉求内容", "\"validate\":{\"required\":true}"));

    assertThat(violations(form, Map.of("phone", "12345", "text", " ")))
        .containsExactly("「客户电话」格式不正确（请填写11位手机号）", "「诉求内容」为必填项");
  }

  @Test
  void requiresAFieldThatWasNotSentAtAll() {
    String required = "\"validate\":{\"required\":true}";
    String form =
        form(
            field("textfield", "text", "内容", required),
            field("checkbox", "read", "已阅读", required),
            field(
                "checklist",
                "channels",
                "渠道",
                required + ",\"values\":[{\"label\":\"电话\",\"value\":\"PHONE\"}]"));

    assertThat(violations(form, Map.of())).containsExactly("「内容」为必填项", "「已阅读」必须勾选", "「渠道」为必填项");
    assertThat(violations(form, Map.of("text", "a", "read", false, "channels", List.of())))
        .containsExactly("「已阅读」必须勾选", "「渠道」为必填项");
  }

  @Test
  void storesAnEmptyTextAsNull() {
    var result = check(form(field("textfield", "note", "备注", "")), Map.of("note", "  "));

    assertThat(result.violations()).isEmpty();
    assertThat(result.variables()).containsEntry("note", null);
  }

  @Test
  void limitsTheLengthOfTexts() {
    String limits = "\"validate\":{\"minLength\":2,\"maxLength\":5}";
    String form =
        form(field("textarea", "text", "内容", limits), field("textarea", "free", "说明", ""));

    assertThat(violations(form, Map.of("text", "一"))).containsExactly("「内容」不能少于 2 个字（现为 1 个）");
    assertThat(violations(form, Map.of("text", "一二三四五六"))).containsExactly("「内容」不能超过 5 个字（现为 6 个）");
    assertThat(violations(form, Map.of("text", "一二三四五", "free", "长".repeat(4000)))).isEmpty();
    assertThat(violations(form, Map.of("free", "长".repeat(4001))))
        .containsExactly("「说明」不能超过 4000 个字（现为 4001 个）");
  }

  @Test
  void refusesCharactersThatNobodyTypes() {
    String form =
        form(field("textfield", "phone", "客户电话", phone()), field("textarea", "text", "内容", ""));

    assertThat(violations(form, Map.of("phone", "13800000000\n")))
        .containsExactly("「客户电话」不能包含换行或控制字符");
    assertThat(violations(form, Map.of("text", "一行\r\n二行\t三"))).isEmpty();
    assertThat(violations(form, Map.of("text", "a\u0000b"))).containsExactly("「内容」不能包含控制字符");
    assertThat(violations(form, Map.of("text", "a\ud83d"))).containsExactly("「内容」不能包含控制字符");
    assertThat(violations(form, Map.of("text", "好😀"))).isEmpty();
  }

  @Test
  void matchesAPatternToTheVeryEnd() {
    String form =
        form(field("textarea", "code", "编号", "\"validate\":{\"pattern\":\"^[A-Z]{2}$\"}"));

    assertThat(violations(form, Map.of("code", "TS"))).isEmpty();
    assertThat(violations(form, Map.of("code", "TS\n"))).containsExactly("「编号」格式不正确");
  }

  @ParameterizedTest
  @CsvSource({
    "email, a@example.com, true",
    "email, a@b c, false",
    "phone, +8613800000000, true",
    "phone, 13800000000, false"
  })
  void knowsMailAddressesAndInternationalNumbers(String type, String value, boolean valid) {
    String form =
        form(
            field(
                "textfield",
                "contact",
                "联系方式",
                "\"validate\":{\"validationType\":\"" + type + "\"}"));

    assertThat(violations(form, Map.of("contact", value)).isEmpty()).isEqualTo(valid);
  }

  @Test
  void storesNumbersWithTheTypeOfTheirValue() {
    String form = form(field("number", "amount", "金额", "\"decimalDigits\":2"));

    assertThat(check(form, Map.of("amount", 10L)).variables().get("amount")).isEqualTo(10);
    assertThat(check(form, Map.of("amount", 10.0)).variables().get("amount")).isEqualTo(10);
    assertThat(check(form, Map.of("amount", 10.5)).variables().get("amount")).isEqualTo(10.5);
    assertThat(check(form, Map.of("amount", 5_000_000_000L)).variables().get("amount"))
        .isEqualTo(5_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"-1, 不能小于 0", "1000.5, 不能大于 1000", "0.555, 最多 2 位小数", "1e300, 不能大于 1000"})
  void limitsNumbers(double amount, String problem) {
    String form =
        form(
            field(
                "number",
                "amount",
                "金额",
                "\"decimalDigits\":2,\"validate\":{\"min\":0,\"max\":1000}"));

    assertThat(violations(form, Map.of("amount", amount))).containsExactly("「金额」" + problem);
  }

  @Test
  void checksTheTypeOfEachField() {
    String form =
        form(
            field("textfield", "text", "文本", ""),
            field("number", "number", "数字", ""),
            field("number", "digits", "字符数字", "\"serializeToString\":true"),
            field("checkbox", "flag", "勾选", ""),
            field("checklist", "list", "多选", "\"values\":[{\"label\":\"甲\",\"value\":\"A\"}]"),
            field("datetime", "day", "日期", "\"subtype\":\"date\""));

    assertThat(
            violations(
                form,
                Map.of(
                    "text", 1, "number", "1", "digits", 1, "flag", "true", "list", "A", "day",
                    20261122)))
        .containsExactly(
            "「文本」应为文本",
            "「数字」应为数字",
            "「字符数字」应为数字",
            "「勾选」应为是或否",
            "「多选」应为列表",
            "「日期」应为日期，格式为 2026-11-22");
    assertThat(violations(form, Map.of("digits", "12.50"))).isEmpty();
    assertThat(violations(form, Map.of("number", Double.NaN)))
        .containsExactly("「number」的数据类型不允许（NaN）");
  }

  @Test
  void requiresWholeNumbersAndSteps() {
    String form = form(field("number", "count", "次数", "\"decimalDigits\":0,\"increment\":\"5\""));

    assertThat(violations(form, Map.of("count", 7))).containsExactly("「次数」应为 5 的倍数");
    assertThat(violations(form, Map.of("count", 7.5))).containsExactly("「次数」应为整数", "「次数」应为 5 的倍数");
    assertThat(violations(form, Map.of("count", 10))).isEmpty();
  }

  @Test
  void acceptsOnlyOfferedOptions() {
    String values =
        "\"values\":[{\"label\":\"电话\",\"value\":\"PHONE\"},{\"label\":\"短信\",\"value\":\"SMS\"}]";
    String form =
        form(field("select", "channel", "渠道", values), field("taglist", "tags", "标签", values));

    var result = check(form, Map.of("channel", "SMS", "tags", List.of("PHONE", "SMS")));
    assertThat(result.violations()).isEmpty();
    assertThat(result.variables().<JsonValue>getValueTyped("tags").getValueSerialized())
        .isEqualTo("[\"PHONE\",\"SMS\"]");
    assertThat(result.fields())
        .extracting(FormSubmission.Field::label, FormSubmission.Field::displayed)
        .containsExactly(tuple("渠道", "短信"), tuple("标签", "电话、短信"));

    assertThat(violations(form, Map.of("channel", "FAX", "tags", List.of("PHONE", "PHONE"))))
        .containsExactly("「渠道」的选择不在可选范围内", "「标签」的选择不在可选范围内");
  }

  @Test
  void readsListsAsTasklistSendsThem() {
    String form =
        form(field("checklist", "list", "多选", "\"values\":[{\"label\":\"甲\",\"value\":\"A\"}]"));

    assertThat(
            check(form, Variables.putValueTyped("list", SpinValues.jsonValue("[\"A\"]").create()))
                .variables())
        .containsKey("list");
    assertThat(
            violations(
                form, Variables.putValueTyped("list", SpinValues.jsonValue("[\"B\"]").create())))
        .containsExactly("「多选」的选择不在可选范围内");
    assertThat(
            violations(
                form,
                Variables.putValueTyped(
                    "list", SpinValueType.JSON.createValueFromSerialized("[\"A", Map.of()))))
        .containsExactly("「list」的数据类型不允许（Json）");
  }

  @Test
  void takesOptionsFromVariablesAndExpressions() {
    String form =
        form(
            field("select", "team", "班组", "\"valuesKey\":\"teams\""),
            field(
                "radio",
                "level",
                "级别",
                "\"valuesExpression\":\"=for l in levels return {label: \\\"级\\\" + string(l), value: l}\""));
    Map<String, Object> current =
        Map.of(
            "teams", List.of("一组", Map.of("label", "二组", "value", "B")), "levels", List.of(1, 2));

    var result = check(form, current, Map.of("team", "B", "level", 2));
    assertThat(result.violations()).isEmpty();
    assertThat(result.fields())
        .extracting(FormSubmission.Field::displayed)
        .containsExactly("二组", "级2");
    assertThat(check(form, current, Map.of("team", "一组")).violations()).isEmpty();
    assertThat(check(form, current, Map.of("team", "C", "level", 3)).violations()).hasSize(2);
    // a start form knows no variables, so nothing can be chosen
    assertThat(violations(form, Map.of("team", "B"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "date, , 2026-11-22, true",
    "date, , 2026-02-30, false",
    "date, , 2026-11-22T09:00, false",
    "time, , 09:30, true",
    "time, utc_offset, 09:30+08:00, true",
    "time, , 9点, false",
    "datetime, , 2026-11-22T09:30, true",
    "datetime, utc_offset, 2026-11-22T09:30+08:00, true",
    "datetime, utc_normalized, 2026-11-22T01:30Z, true",
    "datetime, utc_offset, 2026-11-22T09:30, false",
    "datetime, , 2026-11-22T09:30+08:00, false",
    "datetime, utc_offset, tomorrow, false"
  })
  void readsDatesAsFormsWriteThem(String subtype, String format, String value, boolean valid) {
    String form =
        form(
            field(
                "datetime",
                "at",
                "时间",
                "\"subtype\":\""
                    + subtype
                    + "\""
                    + (format == null ? "" : ",\"timeSerializingFormat\":\"" + format + "\"")));

    assertThat(violations(form, Map.of("at", value)).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({
    "date, disallowPassedDates, 2026-11-22, ",
    "date, disallowPassedDates, 2026-11-21, 不能早于今天",
    "datetime, disallowPassedDates, 2026-11-22T00:00+08:00, ",
    "datetime, disallowPassedDates, 2026-11-21T23:59+08:00, 不能早于今天",
    "date, notAfter, 2026-11-22, ",
    "date, notAfter, 2026-11-23, 不能晚于今天",
    "datetime, notAfter, 2026-11-22T09:30+08:00, ",
    "datetime, notAfter, 2026-11-22T09:31+08:00, 不能晚于当前时间",
    "datetime, notBefore, 2026-11-22T09:30+08:00, ",
    "datetime, notBefore, 2026-11-22T09:29+08:00, 不能早于当前时间",
    "date, notBefore, 2026-11-21, 不能早于今天"
  })
  void limitsDatesByTheClock(String subtype, String rule, String value, String problem) {
    String definition =
        "\"subtype\":\"%s\",\"timeSerializingFormat\":\"utc_offset\",".formatted(subtype)
            + (rule.equals("disallowPassedDates")
                ? "\"disallowPassedDates\":true"
                : "\"properties\":{\"" + rule + "\":\"now\"}");

    assertThat(violations(form(field("datetime", "at", "时间", definition)), Map.of("at", value)))
        .isEqualTo(problem == null ? List.of() : List.of("「时间」" + problem));
  }

  @Test
  void showsDatesInTheZoneOfTheDepartment() {
    String form =
        form(
            field(
                "datetime",
                "at",
                "时间",
                "\"subtype\":\"datetime\",\"timeSerializingFormat\":\"utc_normalized\""));

    assertThat(check(form, Map.of("at", "2026-11-22T01:30Z")).fields().get(0).displayed())
        .isEqualTo("2026-11-22 09:30");
  }

  @Test
  void neverTakesADisabledField() {
    String form =
        form(
            field(
                "textfield",
                "caseNumber",
                "工单编号",
                "\"disabled\":true,\"validate\":{\"required\":true}"));

    assertThat(violations(form, Map.of())).isEmpty();
    assertThat(violations(form, Map.of("caseNumber", "TS-20261122-000001")))
        .containsExactly("「工单编号」为禁用项，不能提交");
  }

  @Test
  void dropsAReadOnlyFieldAndRefusesAChangedOne() {
    String readonly = "\"readonly\":true,\"validate\":{\"required\":true}";
    String form =
        form(
            field("textarea", "summary", "摘要", readonly),
            field("number", "limit", "限额", readonly),
            field(
                "datetime",
                "dueAt",
                "时限",
                readonly + ",\"subtype\":\"datetime\",\"timeSerializingFormat\":\"utc_offset\""),
            field("checkbox", "critical", "重大", readonly));
    Map<String, Object> current =
        Map.of(
            "summary", "一\n二", "limit", 100, "dueAt", "2026-11-22T01:30:20.123Z", "critical", true);

    var shown =
        check(
            form,
            current,
            Map.of(
                "summary",
                "一\r\n二",
                "limit",
                100.0,
                "dueAt",
                "2026-11-22T09:30+08:00",
                "critical",
                true));
    assertThat(shown.violations()).isEmpty();
    assertThat(shown.variables()).isEmpty();
    assertThat(shown.fields()).isEmpty();

    assertThat(
            check(
                    form,
                    current,
                    Map.of(
                        "summary",
                        "三",
                        "limit",
                        101,
                        "dueAt",
                        "2026-11-23T09:30+08:00",
                        "critical",
                        false))
                .violations())
        .hasSize(4)
        .contains("「限额」为只读项，提交的值与当前值不一致，请刷新后重试");
    assertThat(check(form, current, nulls("summary", "limit", "dueAt")).violations()).isEmpty();
  }

  @Test
  void evaluatesReadOnlyAndRequired() {
    String form =
        form(
            field("checkbox", "locked", "锁定", ""),
            field("textfield", "a", "甲", "\"readonly\":\"=locked\""),
            field("textfield", "b", "乙", "\"validate\":{\"required\":\"=not(locked)\"}"));

    assertThat(violations(form, Map.of("locked", true, "a", "x")))
        .containsExactly("「甲」为只读项，提交的值与当前值不一致，请刷新后重试");
    assertThat(violations(form, Map.of("locked", false, "a", "x"))).containsExactly("「乙」为必填项");
    assertThat(violations(form, Map.of("a", "x"))).containsExactly("「乙」为必填项");
  }

  @Test
  void refusesAHiddenFieldAndDoesNotRequireIt() {
    String hide =
        "\"conditional\":{\"hide\":\"=decision != \\\"REJECT\\\"\"},\"validate\":{\"required\":true}";
    String options =
        "\"values\":[{\"label\":\"同意\",\"value\":\"OK\"},{\"label\":\"退回\",\"value\":\"REJECT\"}]";
    String form =
        form(field("radio", "decision", "决定", options), field("textarea", "reason", "原因", hide));

    assertThat(violations(form, Map.of())).as("hidden while nothing is chosen").isEmpty();
    assertThat(violations(form, Map.of("decision", "OK"))).isEmpty();
    assertThat(violations(form, Map.of("decision", "OK", "reason", "x")))
        .containsExactly("「原因」当前不显示，不能提交");
    assertThat(violations(form, Map.of("decision", "REJECT"))).containsExactly("「原因」为必填项");
    assertThat(violations(form, Map.of("decision", "REJECT", "reason", "x"))).isEmpty();
  }

  @Test
  void hidesWhatDependsOnAHiddenField() {
    String form =
        form(
            field("checkbox", "off", "关闭", ""),
            field("textfield", "a", "甲", "\"conditional\":{\"hide\":\"=off\"}"),
            field(
                "textfield", "b", "乙", "\"conditional\":{\"hide\":\"=a = null or a = \\\"\\\"\"}"));

    assertThat(violations(form, Map.of("off", false, "a", "x", "b", "y"))).isEmpty();
    assertThat(check(form, Map.of("a", "old"), Map.of("off", true, "b", "y")).violations())
        .containsExactly("「乙」当前不显示，不能提交");
  }

  @Test
  void hidesWithTheGroupAndKeepsItsOtherParts() {
    String group =
        "{\"type\":\"group\",\"id\":\"g\",\"path\":\"customer\",\"conditional\":{\"hide\":\"=anonymous\"},\"components\":["
            + field("textfield", "name", "姓名", "")
            + ","
            + field("textfield", "vip", "等级", "\"disabled\":true")
            + "]}";
    String form = form(field("checkbox", "anonymous", "匿名", ""), group);

    Map<String, Object> current = Map.of("customer", Map.of("name", "旧", "vip", "GOLD", "id", 7));
    var result = check(form, current, Map.of("anonymous", false, "customer", Map.of("name", "新")));
    assertThat(result.violations()).isEmpty();
    assertThat(result.variables().<JsonValue>getValueTyped("customer").getValueSerialized())
        .contains("\"name\":\"新\"", "\"vip\":\"GOLD\"", "\"id\":7");

    assertThat(violations(form, Map.of("customer", Map.of("name", "新", "vip", "GOLD", "id", 8))))
        .containsExactly("「customer.id」不是此表单的字段，不能提交", "「等级」为禁用项，不能提交");
    assertThat(violations(form, Map.of("customer", "新"))).containsExactly("「customer」应为对象");
    assertThat(violations(form, Map.of("customer.name", "新")))
        .containsExactly("「customer.name」不是此表单的字段，不能提交");
    assertThat(violations(form, Map.of("anonymous", true, "customer", Map.of("name", "新"))))
        .containsExactly("「姓名」当前不显示，不能提交");
  }

  @Test
  void computesExpressionsItself() {
    String expression =
        "{\"type\":\"expression\",\"key\":\"total\",\"expression\":\"=amount * 2\",\"computeOn\":\"change\"}";
    String form =
        form(
            field("number", "amount", "金额", ""),
            expression,
            field("textfield", "reason", "原因", "\"conditional\":{\"hide\":\"=total < 100\"}"));

    assertThat(check(form, Map.of("amount", 10, "total", 1_000_000)).variables())
        .containsEntry("total", 20);
    assertThat(violations(form, Map.of("amount", 10, "total", 1000, "reason", "x")))
        .containsExactly("「原因」当前不显示，不能提交");
    assertThat(violations(form, Map.of("amount", 60, "reason", "x"))).isEmpty();
  }

  @Test
  void refusesTypesThatNoFormSends() {
    String form = form(field("textfield", "note", "备注", ""));

    assertThat(
            violations(
                form,
                Variables.putValueTyped(
                    "note",
                    Variables.serializedObjectValue("{}")
                        .objectTypeName("java.util.HashMap")
                        .serializationDataFormat("application/json")
                        .create())))
        .containsExactly("「note」的数据类型不允许（object）");
    assertThat(
            violations(
                form,
                Variables.putValueTyped(
                    "note", Variables.fileValue("a.txt").file(new byte[1]).create())))
        .containsExactly("「note」的数据类型不允许（file）");
    assertThat(
            violations(
                form, Variables.putValueTyped("note", Variables.byteArrayValue(new byte[1]))))
        .containsExactly("「note」的数据类型不允许（bytes）");
    assertThat(violations(form, Variables.putValueTyped("note", Variables.dateValue(new Date()))))
        .containsExactly("「note」的数据类型不允许（date）");
    assertThat(
            violations(form, Variables.putValueTyped("note", SpinValues.xmlValue("<a/>").create())))
        .containsExactly("「note」的数据类型不允许（xml）");
  }

  @Test
  void storesATransientValueAsAnOrdinaryOne() {
    var result =
        check(
            form(field("textfield", "note", "备注", "")),
            Variables.putValueTyped("note", Variables.stringValue("x", true)));

    assertThat(result.variables().getValueTyped("note").isTransient()).isFalse();
  }

  @Test
  void refusesFormsItDoesNotUnderstand() {
    assertThatThrownBy(
            () ->
                FormSchema.parse(
                    form("{\"type\":\"dynamiclist\",\"path\":\"items\",\"components\":[]}")))
        .hasMessageContaining("dynamiclist");
    assertThatThrownBy(
            () ->
                FormSchema.parse(
                    form(field("textfield", "a", "甲", ""), field("number", "a", "乙", ""))))
        .hasMessageContaining("same variable");
    assertThatThrownBy(
            () ->
                FormSchema.parse(
                    form(field("textfield", "a", "甲", "\"validate\":{\"pattern\":\"[\"}"))))
        .hasMessageContaining("pattern");
    assertThatThrownBy(
            () ->
                FormSchema.parse(
                    form(
                        field(
                            "datetime",
                            "a",
                            "甲",
                            "\"subtype\":\"date\",\"properties\":{\"notAfter\":\"2026-01-01\"}"))))
        .hasMessageContaining("notAfter");
    assertThatThrownBy(() -> FormSchema.parse("<form/>")).hasMessageContaining("JSON");
  }

  @Test
  void knowsComponentsWithoutAValue() {
    String form =
        form(
            "{\"type\":\"text\",\"text\":\"x\"}",
            "{\"type\":\"separator\"}",
            "{\"type\":\"button\",\"key\":\"b\"}");

    assertThat(violations(form, Map.of("b", 1))).containsExactly("「b」不是此表单的字段，不能提交");
  }

  private static List<String> violations(String form, Map<String, Object> submitted) {
    return check(form, submitted).violations();
  }

  private static SubmissionCheck.Result check(String form, Map<String, Object> submitted) {
    return check(form, Map.of(), submitted);
  }

  private static SubmissionCheck.Result check(
      String form, Map<String, Object> current, Map<String, Object> submitted) {
    return new SubmissionCheck(FormSchema.parse(form), current, FEEL, CLOCK).check(submitted);
  }

  private static Map<String, Object> nulls(String... names) {
    var map = new HashMap<String, Object>();
    Arrays.stream(names).forEach(name -> map.put(name, null));
    return map;
  }

  private static String phone() {
    return "\"validate\":{\"pattern\":\"^1\\\\d{10}$\"},\"properties\":{\"errorMessage\":\"请填写11位手机号\"}";
  }

  private static String field(String type, String key, String label, String more) {
    return "{\"type\":\"%s\",\"key\":\"%s\",\"label\":\"%s\"%s}"
        .formatted(type, key, label, more.isEmpty() ? "" : "," + more);
  }

  private static String form(String... components) {
    return "{\"id\":\"test\",\"components\":[" + String.join(",", components) + "]}";
  }
}
