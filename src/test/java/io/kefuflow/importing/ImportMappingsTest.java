package io.kefuflow.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.aftersales.AfterSalesKind;
import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.aftersales.ProblemCategory;
import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.Procedure;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintKind;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportMappingsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SMALLEST =
      """
      name: shop
      source: shop
      fields:
        externalNumber: {columns: No}
        matter: {columns: Text}
        channel: {constant: ONLINE}
      """;

  private final ImportMappings mappings;

  ImportMappingsTest() throws IOException {
    mappings = new ImportMappings(List.of(new ComplaintKind(), new AfterSalesKind()));
  }

  @Test
  void ourTemplateComesFirst() {
    assertThat(mappings.all())
        .extracting(ImportMapping::name)
        .containsExactly("kefuflow", "kefuflow-after-sales", "telecom-complaints");
    assertThat(mappings.templateFor("complaint-handling").emptyFile())
        .startsWith("\uFEFF外部编号,来源,受理渠道,客户所述内容,投诉类别,")
        .endsWith(",涉及媒体或监管\r\n");
  }

  @Test
  void theOtherTemplatesAreOursWithWhatTheProcedureAsks() {
    ImportMapping template = mappings.templateFor("after-sales");

    assertThat(template.emptyFile())
        .startsWith("\uFEFF外部编号,来源,受理渠道,客户所述内容,问题类别,")
        .contains(",客户姓名,")
        .endsWith(",产品\r\n")
        .doesNotContain("投诉类别", "涉及媒体");
    assertThat(template.columns())
        .filteredOn(column -> column.field().equals("category"))
        .singleElement()
        .satisfies(column -> assertThat(column.headers()).containsExactly("问题类别", "category"))
        .satisfies(column -> assertThat(column.hint()).contains("功能故障").contains("可留空"));
  }

  @Test
  void aProcedureWithoutATemplateIsNamed() {
    assertThatThrownBy(() -> mappings.templateFor("approval"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("after-sales");
  }

  @Test
  void twoKindsOfOneProcedureAreAMistake() {
    assertThatThrownBy(() -> new ImportMappings(List.of(new ComplaintKind(), new ComplaintKind())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anAfterSalesProblemIsReadInChineseOrInCodes() {
    var row = afterSales();
    var report = (AfterSalesReport) report("kefuflow-after-sales", row);
    assertThat(report.kind()).isEqualTo(ProblemCategory.FAULT);
    assertThat(report.product()).isEqualTo("路由器 R1");
    assertThat(report.request().customer().name()).isEqualTo("李四");

    row.put("问题类别", "network");
    assertThat(report("kefuflow-after-sales", row).category()).isEqualTo("NETWORK");
    row.remove("问题类别");
    assertThat(report("kefuflow-after-sales", row).category()).isEqualTo("OTHER");
  }

  @Test
  void anUnknownCategoryIsNamedWithTheAllowedOnes() {
    var row = afterSales();
    row.put("问题类别", "爆炸");
    assertThatThrownBy(() -> report("kefuflow-after-sales", row))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("category"))
        .hasMessageContaining("“爆炸”")
        .hasMessageContaining("功能故障、网络接入故障");
  }

  @Test
  void onlySettledComplaintsAreTaken() {
    var row = afterSales();
    row.put("状态", "已办结");
    assertThatThrownBy(() -> report("kefuflow-after-sales", row))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("status"))
        .hasMessageContaining("已办结的售后问题不能导入")
        .hasMessageContaining("请删除这一行");
    row.put("状态", "处理中");
    assertThat(report("kefuflow-after-sales", row).request().origin().settled()).isFalse();
  }

  @Test
  void anUploadedMappingMayBeOfAnotherProcedure() throws IOException {
    ImportMapping repairs =
        mapping(
            """
            name: repairs
            source: shop
            procedure: AFTER_SALES
            fields:
              externalNumber: {columns: No}
              matter: {columns: Text}
              channel: {constant: ONLINE}
              category: {columns: Text, keywords: {REPLACEMENT: [换, 退], FAULT: [坏]}, otherwise: 其他}
            facts:
              product: {columns: Model}
            """);
    CaseReport report = report(repairs, Map.of("No", "1", "Text", "要求退货", "Model", "R1"));

    assertThat(report.procedure()).isEqualTo(Procedure.AFTER_SALES);
    assertThat(report.category()).isEqualTo("REPLACEMENT");
    assertThat(report.facts()).containsEntry("product", "R1");
    assertThat(report(repairs, Map.of("No", "1", "Text", "断线")).category()).isEqualTo("OTHER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "category: {constant: SPEED}                        | category 没有值 SPEED：应为 PRODUCT_QUALITY",
        "'category: {columns: T, values: {快: FAST}}'        | category 没有值 FAST",
        "'category: {columns: T, keywords: {FAST: [快]}}'    | category 没有值 FAST",
      })
  void aCategoryThatTheProcedureHasNotIsRefused(String field, String named) {
    assertThatThrownBy(() -> mapping(SMALLEST + "  " + field + "\n")).hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product: {constant: R1}          | facts 中的 product 不适用于投诉处理：可用的有 publicThreat",
        "publicThreat: {constant: maybe}  | publicThreat 没有值 maybe",
      })
  void aFactThatTheProcedureHasNotIsRefused(String fact, String named) {
    assertThatThrownBy(() -> mapping(SMALLEST + "facts:\n  " + fact + "\n"))
        .hasMessageContaining(named);
  }

  @Test
  void aTelecomComplaintIsReadInTheCustomersZone() {
    ComplaintReport report = read("telecom-complaints", telecom());

    assertThat(report.request().receivedAt()).isEqualTo(Instant.parse("2015-04-22T19:53:50Z"));
    assertThat(report.request().channel()).isEqualTo(Channel.PHONE);
    assertThat(report.request().location()).isEqualTo("Abingdon, Maryland, 21009");
    assertThat(report.category()).isEqualTo(ComplaintCategory.NETWORK.name());
    assertThat(report.request().customer()).isNull();
    assertThat(report.request().origin())
        .isEqualTo(new Origin("telecom-complaints", "250635", true, false));
  }

  @ParameterizedTest
  @CsvSource({
    "Comcast Billing, BILLING",
    "terrible customer service, SERVICE",
    "comcast, OTHER",
    "HBO Go, OTHER",
  })
  void theCategoryIsGuessedFromWords(String matter, ComplaintCategory category) {
    var row = telecom();
    row.put("Customer Complaint", matter);
    assertThat(read("telecom-complaints", row).category()).isEqualTo(category.name());
  }

  @ParameterizedTest
  @CsvSource({
    "Status, Lost, status, Solved、Closed、Open、Pending",
    "Received Via, Fax, channel, Customer Care Call、Internet",
    "Date, 31-02-2015, receivedAt, dd-MM-yyyy",
    "Time, 25:00, receivedAt, dd-MM-yyyy",
    "Ticket #, '', externalNumber, 外部编号不能为空",
    "Customer Complaint, '', matter, 客户所述内容不能为空",
  })
  void aBadValueIsNamed(String column, String value, String field, String advice) {
    var row = telecom();
    row.put(column, value);
    assertThatThrownBy(() -> read("telecom-complaints", row))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31 14:05, 2026-01-31T06:05:00Z",
    "2026/1/31 9:05, 2026-01-31T01:05:00Z",
    "2026/1/31 9:05:30, 2026-01-31T01:05:30Z",
    "2026-1-31, 2026-01-30T16:00:00Z",
    "2026-01-31T14:05:00+09:00, 2026-01-31T05:05:00Z",
    "2026-01-31T06:05:00.123Z, 2026-01-31T06:05:00.123Z",
  })
  void ourTemplateTakesTheUsualDates(String text, Instant instant) {
    var row = new HashMap<>(Map.of("外部编号", "1", "投诉内容", "断线", "受理渠道", "电话", "受理时间", text));
    assertThat(read("kefuflow", row).request().receivedAt()).isEqualTo(instant);
  }

  @Test
  void ourTemplateTakesChineseWordsAndNamesOfTheInterface() {
    ComplaintReport report =
        read(
            "kefuflow",
            Map.of(
                "externalNumber", "1",
                "来源", "crm",
                "matter", "断线",
                "channel", "counter",
                "投诉类别", "资费",
                "客户姓名", "李四",
                "客户电话", "010-12345678",
                "客户等级", "金卡",
                "涉及媒体或监管", "是",
                "状态", "已办结"));

    assertThat(report.request().channel()).isEqualTo(Channel.COUNTER);
    assertThat(report.category()).isEqualTo(ComplaintCategory.BILLING.name());
    assertThat(report.request().customer().level()).isEqualTo(CustomerLevel.GOLD);
    assertThat(report.publicThreat()).isTrue();
    assertThat(report.request().origin()).isEqualTo(new Origin("crm", "1", true, true));
  }

  @Test
  void columnsOfEarlierTemplatesAreStillTaken() {
    ComplaintReport report =
        read(
            "kefuflow",
            Map.of(
                "外部编号", "1",
                "受理渠道", "电话",
                "投诉内容", "断线",
                "投诉分类", "资费",
                "客户姓名", "李四",
                "客户电话", "010-12345678",
                "客户级别", "金卡",
                "特殊需求", "老年人"));

    assertThat(report.category()).isEqualTo(ComplaintCategory.BILLING.name());
    assertThat(report.request().customer().level()).isEqualTo(CustomerLevel.GOLD);
    assertThat(report.request().customer().specialNeed()).isEqualTo(SpecialNeed.ELDERLY);
  }

  @Test
  void aMappingMayBeUploadedAsYamlOrJson() throws IOException {
    assertThat(mapping(SMALLEST).name()).isEqualTo("shop");
    assertThat(
            mapping(
                    """
                    {"name": "shop", "source": "shop", "deadlinesFrom": "receipt", "zone": "Asia/Tokyo", "fields": {
                      "externalNumber": {"columns": ["No"]}, "matter": {"columns": ["A", "B"], "separator": " / "},
                      "channel": {"constant": "ONLINE"}}}
                    """)
                .zone())
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just text",
        "name: [",
        "name: shop",
        "name: Shop!\nfields: {}",
        "a: &a [x,x]\nb: [*a,*a]",
      })
  void whatIsNoMappingIsRefused(String text) {
    assertThatThrownBy(() -> mapping(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("mapping"))
        .hasMessageStartingWith("映射文件");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: shop            | zone: Mars/Base                             | Mars/Base",
        "source: shop            | ''                                          | source",
        "{constant: ONLINE}      | {constant: FAX}                             | 应为 PHONE",
        "{constant: ONLINE}      | {}                                          | columns 或 constant",
        "channel:                | chanel:                                     | chanel",
        "externalNumber:         | location:                                   | externalNumber",
        "{columns: Text}         | {columns: Text, patterns: 7, sparator: x}   | sparator",
      })
  void aMistakeInAMappingIsNamed(String right, String wrong, String named) {
    String text = SMALLEST.replace(right, wrong);
    assertThatThrownBy(() -> mapping(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(named);
  }

  @Test
  void anUnknownItemIsNamed() {
    assertThatThrownBy(() -> mapping("owner: me\n" + SMALLEST)).hasMessageContaining("owner");
  }

  @Test
  void aPatternThatDoesNotExistIsRefused() {
    assertThatThrownBy(
            () -> mapping(SMALLEST + "  receivedAt: {columns: D, patterns: bad pattern}\n"))
        .hasMessageStartingWith("映射文件有误");
  }

  @Test
  void aHugeMappingIsRefused() {
    assertThatThrownBy(() -> mapping("#".repeat(70_000))).isInstanceOf(TooLargeException.class);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> mappings.named("telecom")).hasMessageContaining("telecom-complaints");
  }

  private ImportMapping mapping(String text) throws IOException {
    return mappings.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private ComplaintReport read(String mapping, Map<String, String> row) {
    return (ComplaintReport) report(mapping, row);
  }

  private CaseReport report(String mapping, Map<String, String> row) {
    return report(mappings.named(mapping), row);
  }

  private CaseReport report(ImportMapping mapping, Map<String, String> row) {
    return mappings
        .reader(mapping, SHANGHAI)
        .read(
            headers ->
                headers.stream().filter(row::containsKey).map(row::get).findFirst().orElse(""));
  }

  private static Map<String, String> afterSales() {
    return new HashMap<>(
        Map.of(
            "外部编号", "1",
            "受理渠道", "电话",
            "客户所述内容", "不能上网",
            "问题类别", "功能故障",
            "产品", "路由器 R1",
            "客户姓名", "李四"));
  }

  private static Map<String, String> telecom() {
    return new HashMap<>(
        Map.of(
            "Ticket #", "250635",
            "Customer Complaint", "Comcast Cable Internet Speeds",
            "Date", "22-04-2015",
            "Time", "03:53:50 PM",
            "Received Via", "Customer Care Call",
            "City", "Abingdon",
            "State", "Maryland",
            "Zip code", "21009",
            "Status", "Closed"));
  }
}
