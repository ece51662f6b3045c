package io.kefuflow.notification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThymeleafMessageTextsTest {

  private static final String CASE = "TS-20261121-000123";
  private static final Instant AT = Instant.parse("2026-11-21T06:30:00Z");
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("caseNumber", CASE),
          Map.entry("subject", CASE),
          Map.entry("customerName", "王小明"),
          Map.entry("receivedAt", AT),
          Map.entry("responseWithin", Duration.ofMinutes(30)),
          Map.entry("resolveWithin", Duration.ofHours(24)),
          Map.entry("business", "过户"),
          Map.entry("materials", "居民身份证（jpg）"),
          Map.entry("response", "已安排师傅上门。"),
          Map.entry("question", "请提供宽带账号。"),
          Map.entry("answer", "账号是 8801"),
          Map.entry("taskName", "调查核实"),
          Map.entry("by", "张主管"),
          Map.entry("answerBefore", AT),
          Map.entry("solution", "退还当月套餐费。"),
          Map.entry("reopenBefore", AT),
          Map.entry("promisedAt", AT),
          Map.entry("severity", "严重"),
          Map.entry("category", "网络"),
          Map.entry("matter", "断网三天"),
          Map.entry("metric", "首次响应"),
          Map.entry("procedure", "业务咨询"),
          Map.entry("noun", "投诉"),
          Map.entry("kind", "上门服务"),
          Map.entry("startsAt", AT),
          Map.entry("place", "海淀营业厅"),
          Map.entry("host", "王小明"),
          Map.entry("note", "带光猫"),
          Map.entry("progress", "已派单"),
          Map.entry("reason", "需现场检测"),
          Map.entry("group", "技术支持"),
          Map.entry("next", "工程师联系您"),
          Map.entry("times", 3),
          Map.entry("outcome", "客户满意，咨询办结"),
          Map.entry("planNumber", CASE),
          Map.entry("sessionNumber", CASE),
          Map.entry("title", "季度培训"),
          Map.entry("endsAt", AT),
          Map.entry("trainer", "陈静"),
          Map.entry("formerTrainer", "李老师"),
          Map.entry("participants", 12),
          Map.entry("conflicts", "王小明在此期间缺席"),
          Map.entry("examNumber", CASE),
          Map.entry("employee", "王小明"),
          Map.entry("number", CASE),
          Map.entry("post", "客服专员"),
          Map.entry("source", "实操考核"),
          Map.entry("state", "跟进中"),
          Map.entry("beginBy", AT),
          Map.entry("repeatAt", AT),
          Map.entry("decideBy", AT),
          Map.entry("result", "未合格"),
          Map.entry("score", "60%"),
          Map.entry("passMark", "80%"),
          Map.entry("remarks", "无"),
          Map.entry("coachingNote", "跟岗学习一周"),
          Map.entry("certificateNumber", CASE),
          Map.entry("level", "中级"),
          Map.entry("validUntil", "2027-11-22"),
          Map.entry("dueAt", AT),
          Map.entry("course", "电信法规与携号转网"));

  private final ThymeleafMessageTexts texts =
      new ThymeleafMessageTexts(Clock.system(ZoneId.of("Asia/Shanghai")));

  @Test
  void anEmailIsWrittenInChinese() {
    var text = texts.render("complaint-received", Language.ZH, Channel.EMAIL, VALUES);

    assertThat(text.language()).isEqualTo(Language.ZH);
    assertThat(text.subject()).isEqualTo("已收到您的投诉（TS-20261121-000123）");
    assertThat(text.body())
        .isEqualTo(
            """
            尊敬的王小明：
            您的投诉已于2026年11月21日 14:30受理，编号TS-20261121-000123。
            我们将在30分钟内与您联系，并在24小时内处理。

            客服中心
            本邮件由系统自动发送，请勿直接回复。""");
  }

  @Test
  void anEmailIsWrittenInEnglish() {
    var text = texts.render("complaint-received", Language.EN, Channel.EMAIL, VALUES);

    assertThat(text.subject()).isEqualTo("We have received your complaint (TS-20261121-000123)");
    assertThat(text.body())
        .contains("on 21 November 2026, 14:30.")
        .contains("within 30 minutes and resolve it within 24 hours.")
        .endsWith("Please do not reply to it.");
  }

  @Test
  void anSmsIsOneLineWithoutSignature() {
    var text = texts.render("complaint-received", Language.ZH, Channel.SMS, VALUES);

    assertThat(text.body())
        .isEqualTo(
            "尊敬的王小明： 您的投诉已于2026年11月21日 14:30受理，编号TS-20261121-000123。 我们将在30分钟内与您联系，并在24小时内处理。");
  }

  @Test
  void aLongSmsIsShortenedBetweenCharacters() {
    var values = new HashMap<>(VALUES);
    values.put("response", "😀".repeat(400));

    var text = texts.render("first-response", Language.ZH, Channel.SMS, values);

    assertThat(text.body().length()).isBetween(499, 500);
    assertThat(text.body()).contains(CASE).endsWith("😀…");
  }

  @Test
  void aCustomerWithoutNameIsGreetedAsCustomer() {
    var values = new HashMap<>(VALUES);
    values.put("customerName", null);

    assertThat(texts.render("first-response", Language.ZH, Channel.EMAIL, values).body())
        .startsWith("尊敬的客户：");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complaint-received",
        "first-response",
        "customer-answered",
        "customer-question",
        "customer-question-reminder",
        "solution-carried-out",
        "complaint-closed",
        "after-sales-progress",
        "after-sales-received",
        "after-sales-solved",
        "appointment-confirmed",
        "appointment-confirmed-host",
        "appointment-reminder",
        "appointment-reminder-host",
        "appointment-unreported",
        "approval-due",
        "case-closed",
        "case-goes-round",
        "case-handed-over",
        "case-transferred",
        "certificate-expired",
        "certificate-expiring",
        "certificate-issued",
        "certificate-revoked",
        "exam-decision-asked",
        "exam-decision-overdue",
        "exam-not-certified",
        "exam-open",
        "exam-reminder",
        "exam-repeat",
        "exam-result",
        "training-attendance-due",
        "training-evaluation-asked",
        "training-needs-asked",
        "training-needs-due",
        "training-plan-returned",
        "training-session-assigned",
        "training-session-cancelled",
        "training-session-due",
        "training-session-invited",
        "training-session-released",
        "training-session-reminder",
        "training-session-short-notice",
        "training-trainer-left",
        "competency-assessment-due",
        "competency-closed",
        "competency-overdue",
        "competency-plan-ready",
        "competency-started",
        "transfer-waiting",
        "case-withdrawn",
        "business-accepted",
        "business-rejected",
        "business-apology",
        "complaint-reopened",
        "new-promise",
        "complaint-reported",
        "critical-complaint",
        "sla-warning",
        "sla-breached",
        "sla-escalated"
      })
  void everyTemplateIsWrittenInBothLanguages(String template) {
    for (Language language : Language.values()) {
      for (Channel channel : Channel.values()) {
        var text = texts.render(template, language, channel, VALUES);

        assertThat(text.language()).isEqualTo(language);
        assertThat(text.subject()).contains(CASE).doesNotContain("[(", "${");
        assertThat(text.body()).contains(CASE).doesNotContain("[(", "${", "Subject:");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"only-chinese, EN, ZH, 编号", "only-english, ZH, EN, Number"})
  void aTemplateMissingInOneLanguageIsTakenFromTheOther(
      String template, Language wanted, Language found, String start) {
    var text = texts.render(template, wanted, Channel.EMAIL, VALUES);

    assertThat(text.language()).isEqualTo(found);
    assertThat(text.body()).startsWith(start);
  }

  @Test
  void anUnknownTemplateIsRefused() {
    assertThatThrownBy(() -> texts.render("../application", Language.ZH, Channel.SMS, VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No message template '../application'");
  }

  @Test
  void aTemplateWithoutSubjectIsAnError() {
    assertThatThrownBy(() -> texts.render("no-subject", Language.ZH, Channel.EMAIL, VALUES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'no-subject' does not start with a line 'Subject: ...'");
  }

  @Test
  void missingValuesAreNamed() {
    assertThatThrownBy(
            () ->
                texts.render(
                    "complaint-received", Language.ZH, Channel.EMAIL, Map.of("caseNumber", CASE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Message template 'complaint-received' needs the values [receivedAt, resolveWithin,"
                + " responseWithin]");
  }

  @Test
  void aValueCannotAddAHeader() {
    var text =
        texts.render(
            "sla-warning",
            Language.ZH,
            Channel.EMAIL,
            Map.of(
                "caseNumber", CASE,
                "metric", "响应\r\nBcc: all@example.com\u2028X: y\u0000\u202e",
                "dueAt", AT));

    assertThat(text.subject()).isEqualTo("时限预警：" + CASE + "响应 Bcc: all@example.com X: y");
  }

  @Test
  void aValueIsTextAndNeverEvaluated() {
    String html = "<b>${1+1}</b> [(${caseNumber})] __${caseNumber}__ & \"';";

    assertThat(
            texts
                .render(
                    "first-response",
                    Language.ZH,
                    Channel.EMAIL,
                    Map.of("caseNumber", CASE, "noun", "投诉", "response", html))
                .body())
        .contains(html);
  }

  @Test
  void instantsAndDurationsReadAsPeopleWriteThem() {
    var chinese = new ValueFormat(Language.ZH, ZoneId.of("Asia/Shanghai"));
    var english = new ValueFormat(Language.EN, ZoneId.of("UTC"));

    assertThat(chinese.of(AT)).isEqualTo("2026年11月21日 14:30");
    assertThat(chinese.of(OffsetDateTime.parse("2026-11-21T07:30:00+01:00")))
        .isEqualTo("2026年11月21日 14:30");
    assertThat(english.of(AT.atZone(ZoneId.of("Asia/Shanghai"))))
        .isEqualTo("21 November 2026, 06:30");
    assertThat(chinese.of(Duration.ofMinutes(90))).isEqualTo("1小时30分钟");
    assertThat(chinese.of(Duration.ofHours(48))).isEqualTo("48小时");
    assertThat(chinese.of(Duration.ofDays(7).plusHours(1))).isEqualTo("7天1小时");
    assertThat(chinese.of(Duration.ZERO)).isEqualTo("0分钟");
    assertThat(english.of(Duration.ofHours(1).plusMinutes(1))).isEqualTo("1 hour 1 minute");
    assertThat(english.of(Duration.ofSeconds(5))).isEqualTo("0 minutes");
    assertThat(chinese.of(3)).isEqualTo("3");
  }

  @Test
  void aValueThatOnlyProgrammersReadIsRefused() {
    assertThatThrownBy(
            () ->
                texts.render(
                    "complaint-reopened",
                    Language.ZH,
                    Channel.EMAIL,
                    Map.of("caseNumber", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot show a java.util.");
  }
}
