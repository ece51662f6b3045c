package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.importing.ImportStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class ImportApiTest extends ApiTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  @Autowired ImportStore store;
  @Autowired List<CaseKind> kinds;

  @Test
  void aForeignFileGoesInCompletelyAndOnlyOnce() throws Exception {
    byte[] sample = sample(unique().substring(0, 8));
    upload(sample, "telecom-complaints")
        .andExpect(status().isOk())
        .andExpect(header().exists("Location"))
        .andExpect(jsonPath("$.state").value("DONE"))
        .andExpect(jsonPath("$.startedBy").value("supervisor1"))
        .andExpect(jsonPath("$.rowsTotal").value(30))
        .andExpect(jsonPath("$.rowsRead").value(30))
        .andExpect(jsonPath("$.imported").value(30))
        .andExpect(jsonPath("$.alreadyKnown").value(0))
        .andExpect(jsonPath("$.rejected").value(0))
        .andExpect(jsonPath("$.rejectedRows").value(nullValue()));

    upload(sample, "telecom-complaints")
        .andExpect(jsonPath("$.imported").value(0))
        .andExpect(jsonPath("$.alreadyKnown").value(30));
  }

  @Test
  void whatWasSettledBeforeIsArchivedWithItsDateOfReceipt() throws Exception {
    String tickets = unique().substring(0, 8);
    upload(sample(tickets), "telecom-complaints").andExpect(status().isOk());

    mvc.perform(
            get("/api/v1/cases")
                .param("source", "telecom-complaints")
                .param("text", tickets)
                .param("status", "ARCHIVED")
                .with(as("agent1", "agent")))
        .andExpect(jsonPath("$.total").value(18))
        .andExpect(jsonPath("$.items[0].receivedAt").value(containsString("2015-")));
    mvc.perform(
            get("/api/v1/cases")
                .param("text", tickets)
                .param("status", "OPEN")
                .with(as("agent1", "agent")))
        .andExpect(jsonPath("$.total").value(12));
  }

  @ParameterizedTest
  @EnumSource(Procedure.class)
  void everyProcedureTakesItsTemplate(Procedure procedure) throws Exception {
    String template =
        mvc.perform(
                get("/api/v1/imports/templates/{procedure}.csv", procedure.processKey())
                    .with(as("supervisor1", "supervisor")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(UTF_8)
            .strip();
    String id = unique();
    CaseKind kind =
        kinds.stream().filter(it -> it.procedure() == procedure).findFirst().orElseThrow();
    Map<String, String> row = new HashMap<>();
    row.put("外部编号", id);
    row.put("受理渠道", "电话");
    row.put("客户所述内容", "请帮我看一看");
    row.put("客户姓名", "张三");
    Stream.concat(kind.category().stream(), kind.facts().stream())
        .forEach(
            fact ->
                row.put(fact.label(), fact.values().values().stream().findFirst().orElse("文字")));
    String values =
        Arrays.stream(template.split(","))
            .map(column -> row.getOrDefault(column.replace("\uFEFF", ""), ""))
            .collect(Collectors.joining(","));

    upload(
            (template + "\r\n" + values).getBytes(UTF_8),
            procedure == Procedure.COMPLAINT ? null : "kefuflow-" + procedure.processKey())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rejections").isEmpty())
        .andExpect(jsonPath("$.imported").value(1));
    mvc.perform(get("/api/v1/cases").param("text", id).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.items[0].procedure").value(procedure.name()))
        .andExpect(
            jsonPath("$.items[0].category")
                .value(
                    kind.category()
                        .map(fact -> fact.values().keySet().iterator().next())
                        .orElse(null)));
  }

  @Test
  void problemsWithWhatWasBoughtAreImportedToo() throws Exception {
    String id = unique().substring(0, 8);
    String file =
        "外部编号,受理渠道,客户所述内容,问题类别,产品,客户姓名,状态\r\n"
            + id
            + "1,电话,不能上网,功能故障,路由器 R1,张三,处理中\r\n"
            + id
            + "2,电话,不能上网,爆炸,,张三,\r\n"
            + id
            + "3,电话,不能上网,,,张三,已办结\r\n"
            + id
            + "4,电话,不能上网,,%s,张三,\r\n".formatted("长".repeat(101));
    upload(file.getBytes(UTF_8), "kefuflow-after-sales")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.imported").value(1))
        .andExpect(jsonPath("$.rejections[0].column").value("问题类别"))
        .andExpect(jsonPath("$.rejections[0].reason").value(containsString("功能故障")))
        .andExpect(jsonPath("$.rejections[1].column").value("状态"))
        .andExpect(jsonPath("$.rejections[1].reason").value(containsString("只有已办结的投诉")))
        .andExpect(jsonPath("$.rejections[2].column").value("产品"))
        .andExpect(jsonPath("$.rejections[2].reason").value(containsString("最多100个字")));
    mvc.perform(get("/api/v1/cases").param("text", id).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].procedure").value("AFTER_SALES"))
        .andExpect(jsonPath("$.items[0].category").value("FAULT"));
  }

  @Test
  void aBadRowStopsNoOther() throws Exception {
    String id = unique().substring(0, 8);
    String file =
        "外部编号,受理渠道,投诉内容,客户姓名,客户电话,受理时间\r\n"
            + id
            + "1,电话,断线,张三,13800138000,2026-01-31 14:05\r\n"
            + id
            + "2,传真,断线,张三,13800138000,\r\n"
            + id
            + "3,电话,断线,张三,12345,\r\n"
            + id
            + "4,电话,\"<b>没有\"\"信号\"\"</b>\",李四,,2031-01-01 00:00\r\n"
            + id
            + "5,电话\r\n"
            + id
            + "6,在线,\"多行\r\n内容\",,,\r\n"
            + id
            + "7,在线,\"断";
    String answer =
        upload(file.getBytes(GB18030), null)
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.state").value("DONE"))
            .andExpect(jsonPath("$.imported").value(2))
            .andExpect(jsonPath("$.rejected").value(5))
            .andExpect(jsonPath("$.rejections[0].line").value(3))
            .andExpect(jsonPath("$.rejections[0].column").value("受理渠道"))
            .andExpect(jsonPath("$.rejections[0].reason").value(containsString("传真")))
            .andExpect(jsonPath("$.rejections[1].column").value("客户电话"))
            .andExpect(jsonPath("$.rejections[2].column").value("受理时间"))
            .andExpect(jsonPath("$.rejections[2].reason").value(containsString("不能晚于")))
            .andExpect(jsonPath("$.rejections[3].column").value(nullValue()))
            .andExpect(jsonPath("$.rejections[3].reason").value(containsString("列数不符")))
            .andExpect(jsonPath("$.rejections[4].line").value(9))
            .andReturn()
            .getResponse()
            .getContentAsString(UTF_8);

    String rejected =
        mvc.perform(
                get((String) JsonPath.read(answer, "$.rejectedRows"))
                    .with(as("manager1", "manager")))
            .andExpect(status().isOk())
            .andExpect(content().contentTypeCompatibleWith("text/csv"))
            .andExpect(header().string("Content-Disposition", containsString("attachment")))
            .andReturn()
            .getResponse()
            .getContentAsString(UTF_8);
    assertThat(rejected)
        .startsWith("\uFEFF行号,问题列,原因,外部编号,受理渠道,投诉内容,客户姓名,客户电话,受理时间\r\n3,受理渠道,")
        .contains("\"<b>没有\"\"信号\"\"</b>\"");

    String corrected =
        rejected
            .replace("传真", "电话")
            .replace("12345", "13800138000")
            .replace("2031-01-01", "2026-01-01");
    upload(corrected.getBytes(UTF_8), null)
        .andExpect(jsonPath("$.imported").value(3))
        .andExpect(jsonPath("$.rejected").value(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                        | 空",
        "外部编号,受理渠道                          | 缺少列：客户所述内容/matter/投诉内容",
        "Ticket #,Status                           | 文件中的列有：Ticket #、Status",
        "外部编号,受理渠道,投诉内容,外部编号         | “外部编号”重复",
        "外部编号,受理渠道,投诉内容                  | 没有数据行",
      })
  void aBadFileIsRefusedAsAWhole(String text, String reason) throws Exception {
    upload(text.getBytes(UTF_8), "kefuflow")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("file"))
        .andExpect(jsonPath("$.detail").value(containsString(reason)));
    then(workflow).should(never()).begin(any());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fffe61006200", "504b0304140000", "e9e8,e7", "00"})
  void anotherEncodingIsRefused(String hex) throws Exception {
    byte[] content =
        hex.contains(",") ? "éè,ç\nà,1\n".getBytes(ISO_8859_1) : HexFormat.of().parseHex(hex);
    upload(content, null)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("GB18030")));
  }

  @Test
  void anUploadedMappingIsUsed() throws Exception {
    String id = unique();
    var mapping =
        new MockMultipartFile(
            "mapping",
            "shop.yaml",
            "application/yaml",
            """
            name: shop
            source: shop
            fields:
              externalNumber: {columns: No}
              matter: {columns: [A, B], separator: ": "}
              channel: {constant: ONLINE}
            """
                .getBytes(UTF_8));
    mvc.perform(
            multipart("/api/v1/imports")
                .file(
                    new MockMultipartFile(
                        "file", "a.csv", "text/csv", ("No;A;B\n" + id + ";x;y\n").getBytes(UTF_8)))
                .file(mapping)
                .with(as("supervisor1", "supervisor")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.mapping").value("shop"))
        .andExpect(jsonPath("$.imported").value(1));
    mvc.perform(
            get("/api/v1/cases")
                .param("source", "shop")
                .param("text", id)
                .with(as("agent1", "agent")))
        .andExpect(jsonPath("$.items[0].matter").value("x: y"));
  }

  @Test
  void aCallerNeedNotWait() throws Exception {
    String location =
        mvc.perform(
                multipart("/api/v1/imports")
                    .file(
                        new MockMultipartFile(
                            "file", "a.csv", "text/csv", sample(unique().substring(0, 8))))
                    .param("mapping", "telecom-complaints")
                    .header("Prefer", "respond-async")
                    .with(as("supervisor1", "supervisor")))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.rowsTotal").value(30))
            .andReturn()
            .getResponse()
            .getHeader("Location");

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                mvc.perform(get(location).with(as("supervisor1", "supervisor")))
                    .andExpect(jsonPath("$.state").value("DONE"))
                    .andExpect(jsonPath("$.imported").value(30)));
    mvc.perform(get("/api/v1/imports").with(as("supervisor1", "supervisor")))
        .andExpect(jsonPath("$[*].fileName").value(hasItem("a.csv")));
  }

  @Test
  void anImportStopsWhenEveryRowFailsForNoFaultOfItsOwn() throws Exception {
    willThrow(new IllegalStateException("down")).given(workflow).begin(any());

    upload(sample(unique().substring(0, 8)), "telecom-complaints")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("FAILED"))
        .andExpect(jsonPath("$.failure").value(containsString("重新导入")))
        .andExpect(jsonPath("$.rowsRead").value(20));
  }

  @Test
  void anInterruptedImportIsShownAsFailed() throws Exception {
    long id = store.begin("a.csv", "kefuflow", "a", 10).id();
    store.progress(id, 3, 0, 0);
    ClockUtil.setCurrentTime(
        Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(3))));

    mvc.perform(get("/api/v1/imports/" + id).with(as("supervisor1", "supervisor")))
        .andExpect(jsonPath("$.state").value("FAILED"))
        .andExpect(jsonPath("$.failure").value(containsString("中断")));
  }

  @Test
  void theTemplateAndTheMappingsAreOffered() throws Exception {
    mvc.perform(
            get("/api/v1/imports/templates/complaint-handling.csv")
                .with(as("supervisor1", "supervisor")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("外部编号,来源,受理渠道")));
    mvc.perform(get("/api/v1/imports/mappings").with(as("supervisor1", "supervisor")))
        .andExpect(jsonPath("$[0].name").value("kefuflow"))
        .andExpect(jsonPath("$[0].procedure").value("COMPLAINT"))
        .andExpect(jsonPath("$[*].name").value(hasItem("kefuflow-after-sales")))
        .andExpect(jsonPath("$[*].name").value(hasItem("telecom-complaints")));
    mvc.perform(get("/api/v1/imports/templates/repairs.csv").with(as("supervisor1", "supervisor")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("after-sales")));
  }

  @Test
  void onlySupervisorsAndAboveImport() throws Exception {
    mvc.perform(
            multipart("/api/v1/imports")
                .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {1}))
                .with(as("agent1", "agent")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/imports").with(as("agent1", "agent")))
        .andExpect(status().isForbidden());
  }

  @Test
  void anUnknownImportOrMappingIsNamed() throws Exception {
    mvc.perform(get("/api/v1/imports/0").with(as("supervisor1", "supervisor")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/imports/x").with(as("supervisor1", "supervisor")))
        .andExpect(status().isBadRequest());
    upload("a\n1\n".getBytes(UTF_8), "nothing")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("mapping"))
        .andExpect(jsonPath("$.detail").value(containsString("telecom-complaints")));
  }

  private ResultActions upload(byte[] content, String mapping) throws Exception {
    var request = multipart("/api/v1/imports");
    request.file(new MockMultipartFile("file", "投诉.csv", "text/csv", content));
    request.with(as("supervisor1", "supervisor"));
    if (mapping != null) {
      request.param("mapping", mapping);
    }
    return mvc.perform(request);
  }

  /** The sample under ticket numbers of its own. */
  private static byte[] sample(String tickets) throws IOException {
    try (var file = new ClassPathResource("import/telecom-sample.csv").getInputStream()) {
      return new String(file.readAllBytes(), UTF_8)
          .replace("\n9000", "\n" + tickets + "-")
          .getBytes(UTF_8);
    }
  }
}
