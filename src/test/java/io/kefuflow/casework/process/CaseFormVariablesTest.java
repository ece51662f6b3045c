package io.kefuflow.casework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CasePage;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.Timeline;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerFile;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.Purchase;
import io.kefuflow.customer.PurchaseDetails;
import io.kefuflow.customer.PurchaseState;
import io.kefuflow.customer.Section;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.ProcessVariable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFormVariablesTest {

  private static final CaseNumber NUMBER = new CaseNumber("TS-20261123-000001");
  private static final Instant RECEIVED = Instant.parse("2026-11-23T01:30:00Z");
  private static final int LONGEST_VARIABLE = 4000;
  private static final String NO_LINE = "[^\\r\\n]*";

  private final Cases cases = mock(Cases.class);
  private final CustomerFiles customerFiles = mock(CustomerFiles.class);
  private final Timeline timeline = mock(Timeline.class);
  private final Colleagues colleagues = mock(Colleagues.class);
  private final DeputyRemarks deputyRemarks = mock(DeputyRemarks.class);
  private Map<String, Object> shown;

  @BeforeEach
  void aNewCustomer() {
    when(cases.search(any())).thenReturn(new CasePage(List.of(), 0, 0, 4));
    knownCustomer("张三");
  }

  @Test
  void aTaskOutsideOfCasesShowsNothing() {
    assertThat(source().variables(null)).isEmpty();
    assertThat(source().variables("not a case")).isEmpty();
  }

  @Test
  void theSummaryNamesTheCaseTheCustomerAndTheMatter() {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("宽带断线", "海淀区", null)));
    knownCustomer("李女士");

    open();

    assertThat(unescaped(shown(CaseVariables.CASE_SUMMARY)))
        .contains("TS-20261123-000001", "投诉处理（较重）", "电话", "2026-11-23 09:30")
        .contains("李女士 · 13800138000 · VIP · **特殊需要：老年人**")
        .contains("**地点：** 海淀区")
        .endsWith("> 宽带断线");
  }

  @Test
  void aTaskThatTheDeputyDoesForTheManagerSaysSo() {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("宽带断线", null, null)));
    when(deputyRemarks.onForm("task")).thenReturn(Optional.of("代办：部门经理陈经理缺席"));

    assertThat(summary(source().variables(NUMBER.value(), "task")))
        .startsWith("**代办：部门经理陈经理缺席**\n\n")
        .contains("宽带断线");
    assertThat(summary(source().variables(NUMBER.value(), "other"))).doesNotContain("代办");
    assertThat(source().variables(null, "task")).isEmpty();
  }

  private static String summary(Map<String, Object> variables) {
    return (String) variables.get(CaseVariables.CASE_SUMMARY.name());
  }

  @Test
  void theCardTellsWhatTheCustomerUsesAndWhatHappenedLately() {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("断线", null, null)));
    when(cases.search(any()))
        .thenReturn(
            new CasePage(
                List.of(
                    serviceCase("断线", null, null),
                    other("TS-20261101-000009", Procedure.COMPLAINT, CaseStatus.CLOSED),
                    other("ZX-20261030-000007", Procedure.CONSULTATION, CaseStatus.OPEN)),
                3,
                0,
                4));
    knownCustomer(
        "李女士",
        "某某公司",
        List.of(InformationKind.NEED, InformationKind.NEED, InformationKind.DECISION),
        List.of(
            purchase("5G畅享套餐", "13800138000", PurchaseState.IN_USE),
            purchase("宽带", null, PurchaseState.IN_USE),
            purchase("固定电话", null, PurchaseState.ENDED)));

    open();

    assertThat(unescaped(shown(CaseVariables.CASE_SUMMARY)).lines())
        .contains(
            "**客户：** 李女士 · 13800138000 · VIP · **特殊需要：老年人** · 某某公司  ",
            "**档案已有：** 需求信息、决策流程  ",
            "**在用产品/业务：** 5G畅享套餐 13800138000、宽带  ",
            "**近期工单：** TS-20261101-000009 投诉处理（已关闭）、ZX-20261030-000007 业务咨询（处理中）");
  }

  private static PurchaseDetails purchase(String product, String number, PurchaseState state) {
    return new PurchaseDetails(product, number, null, null, state, null);
  }

  @Test
  void aRepeatedAndReopenedCaseSaysSo() {
    CaseNumber earlier = new CaseNumber("TS-20261101-000009");
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("断线", null, earlier, null)));

    open();

    assertThat(unescaped(shown(CaseVariables.CASE_SUMMARY)))
        .contains("未登记客户", "前次工单：** TS-20261101-000009", "重新打开 2 次")
        .doesNotContain("地点");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; &#60;",
        "**重** _斜_ `code` ~~删~~ # 标题",
        "[点这里](https://evil.example)",
        "![图](https://evil.example/a.png)",
        "https://evil.example/a?b=c www.evil.example li@evil.example",
        "{{caseNumber}} {{#if true}}是{{/if}}",
        "1. 一 - 二 + 三 | 四 > 五",
        "C:\\路径\\*"
      })
  void whatPeopleTypeIsShownAsTyped(String typed) {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase(typed, null, null)));
    events(List.of(event("客户说：" + typed, List.of(Detail.of("答复", typed)))));

    open();

    String asShown = typed.replace("<", "＜").replace(">", "＞");
    for (String markdown :
        List.of(matterLine(), shown(CaseVariables.CASE_HISTORY).split("答复：", 2)[1])) {
      assertThat(markdown.replaceAll("\\\\\\p{Punct}", ""))
          .as("nothing is left that Markdown, HTML or a template would interpret")
          .doesNotContainPattern("\\p{Punct}");
      assertThat(unescaped(markdown)).isEqualTo(asShown);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"断线\n\n# 标题\n> 引用", "断线\r\n- 一\r\n- 二", "断线\n```\n码\n```", "a\u2028b\u0085c"})
  void linesStayInsideTheQuotation(String typed) {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase(typed, null, null)));

    open();

    assertThat(matterLine()).matches(NO_LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\\", "<", "{", "&", "断", "😀"})
  void theVariablesHoldWhateverIsEntered(String symbol) {
    String longest = symbol.repeat(2000 / symbol.length());
    when(cases.find(NUMBER))
        .thenReturn(
            Optional.of(serviceCase(longest, symbol.repeat(200 / symbol.length()), NUMBER)));
    String organisation = symbol.repeat(100 / symbol.length());
    knownCustomer(
        symbol.repeat(50 / symbol.length()),
        organisation,
        List.of(InformationKind.values()),
        Collections.nCopies(
            5, purchase(organisation, organisation.substring(0, 60), PurchaseState.IN_USE)));
    when(cases.search(any()))
        .thenReturn(
            new CasePage(
                Collections.nCopies(
                    4, other("YW-20261030-000007", Procedure.BUSINESS_HANDLING, CaseStatus.OPEN)),
                4,
                0,
                4));
    events(
        Collections.nCopies(
            20,
            event(
                "完成「" + symbol.repeat(20) + "」",
                Collections.nCopies(3, Detail.of("调查结果", longest)))));

    open();

    assertThat(shown(CaseVariables.CASE_SUMMARY)).hasSizeLessThanOrEqualTo(LONGEST_VARIABLE);
    assertThat(shown(CaseVariables.CASE_SUMMARY))
        .endsWith("…")
        .isEqualTo(wellFormed(shown(CaseVariables.CASE_SUMMARY)));
    assertThat(shown(CaseVariables.CASE_HISTORY))
        .hasSizeLessThanOrEqualTo(LONGEST_VARIABLE)
        .contains("调查结果");
  }

  @Test
  void aTextIsNeverCutInsideACharacter() {
    when(cases.find(NUMBER))
        .thenReturn(Optional.of(serviceCase("断" + "😀".repeat(999), null, null)));

    open();

    String summary = shown(CaseVariables.CASE_SUMMARY);
    assertThat(summary).endsWith("😀…").isEqualTo(wellFormed(summary));
  }

  @Test
  void theHistoryIsNewestFirst() {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("断线", null, null)));
    events(List.of(event("最早", List.of()), event("后来", List.of()), event("最近", List.of())));

    open();

    assertThat(shown(CaseVariables.CASE_HISTORY))
        .containsSubsequence("最近", "后来", "最早")
        .contains("2026\\-11\\-23 09\\:30");
  }

  @Test
  void anEntryThatIsTooLongIsShownWithoutItsDetails() {
    when(cases.find(NUMBER)).thenReturn(Optional.of(serviceCase("断线", null, null)));
    List<CaseEvent> events = new ArrayList<>();
    events.add(event("较早", List.of()));
    events.add(event("完成「制定方案」", Collections.nCopies(10, Detail.of("说明", "*".repeat(300)))));
    events(events);

    open();

    assertThat(shown(CaseVariables.CASE_HISTORY)).containsSubsequence("完成「制定方案」", "较早");
  }

  private void open() {
    shown = source().variables(NUMBER.value());
  }

  private CaseFormVariables source() {
    return new CaseFormVariables(
        cases,
        new CustomerCard(customerFiles, cases),
        timeline,
        colleagues,
        deputyRemarks,
        Clock.system(ZoneId.of("Asia/Shanghai")));
  }

  private String shown(ProcessVariable<String> variable) {
    return (String) shown.get(variable.name());
  }

  private String matterLine() {
    return shown(CaseVariables.CASE_SUMMARY).split("\n\n> ", 2)[1];
  }

  private static String unescaped(String markdown) {
    return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
  }

  /** The text as it comes out of a database: half a character is lost. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private void events(List<CaseEvent> events) {
    when(timeline.of(NUMBER)).thenReturn(events);
  }

  private static CaseEvent event(String summary, List<Detail> details) {
    return new CaseEvent(
        NUMBER, RECEIVED, "agent1", CaseEvent.Kind.TASK_COMPLETED, summary, details);
  }

  private void knownCustomer(String name) {
    knownCustomer(name, null, List.of(), List.of());
  }

  private void knownCustomer(
      String name,
      String organisation,
      List<InformationKind> filledIn,
      List<PurchaseDetails> purchases) {
    when(customerFiles.read(7))
        .thenReturn(
            new CustomerFile(
                new Customer(
                    7,
                    name,
                    PhoneNumber.parse("13800138000"),
                    null,
                    organisation,
                    CustomerLevel.VIP,
                    SpecialNeed.ELDERLY,
                    "zh"),
                filledIn.stream()
                    .map(kind -> new Section(7, kind, "……", RECEIVED, "agent1"))
                    .toList(),
                purchases.stream().map(details -> new Purchase(1, 7, details)).toList(),
                List.of(),
                List.of()));
  }

  private static ServiceCase other(String number, Procedure procedure, CaseStatus status) {
    return serviceCase(new CaseNumber(number), procedure, status, 7L, "别的事", null, null);
  }

  private static ServiceCase serviceCase(String matter, String location, CaseNumber repeatOf) {
    return serviceCase(matter, location, repeatOf, 7L);
  }

  private static ServiceCase serviceCase(
      String matter, String location, CaseNumber repeatOf, Long customerId) {
    return serviceCase(
        NUMBER, Procedure.COMPLAINT, CaseStatus.OPEN, customerId, matter, location, repeatOf);
  }

  private static ServiceCase serviceCase(
      CaseNumber number,
      Procedure procedure,
      CaseStatus status,
      Long customerId,
      String matter,
      String location,
      CaseNumber repeatOf) {
    return new ServiceCase(
        number,
        procedure,
        status,
        customerId,
        "NETWORK",
        Severity.MAJOR,
        Channel.PHONE,
        matter,
        location,
        RECEIVED,
        RECEIVED,
        "agent1",
        null,
        null,
        null,
        null,
        repeatOf,
        null,
        null,
        repeatOf == null ? 0 : 2,
        repeatOf == null ? 0 : 4);
  }
}
