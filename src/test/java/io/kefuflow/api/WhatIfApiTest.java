package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.sla.PauseReason;
import io.kefuflow.sla.SlaTargets.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

class WhatIfApiTest extends ApiTest {

  private static final Path TARGETS = Path.of("processes/escalation/sla-targets.dmn");

  @Autowired StoredClocks clocks;
  @Autowired JdbcClient jdbc;
  @Autowired RepositoryService repository;

  /** Of this test only. */
  private final String procedure = "what-if-" + unique();

  private final Promise promise = new Promise(procedure, "MINOR", null);
  private Deployment deployment;

  @AfterEach
  void restore() {
    if (deployment != null) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void aShorterPromiseIsMissedByThoseWhoTookLonger() throws Exception {
    resolved(3);
    resolved(10);
    resolved(30);
    String withPause = clocks.started(promise);
    clocks.at(1, deadlines -> deadlines.pause(withPause, PauseReason.CUSTOMER_ANSWER));
    clocks.at(20, deadlines -> deadlines.resume(withPause));
    clocks.at(22, deadlines -> deadlines.stopAll(withPause));
    String withdrawn = clocks.started(promise);
    clocks.at(9, deadlines -> deadlines.cancelAll(withdrawn));
    Map<String, Long> before = everything();
    List<Map<String, Object>> clocksBefore = clocksOfThisTest();

    ask(draft("PT24H", "PT8H"))
        .andExpect(status().isOk())
        .andExpect(line("resolution", "month", "2026-11"))
        .andExpect(line("resolution", "metricLabel", "问题解决"))
        .andExpect(line("resolution", "count", 4))
        .andExpect(line("resolution", "keptActual", 3))
        .andExpect(line("resolution", "complianceActualPercent", 75.0))
        .andExpect(line("resolution", "keptPredicted", 2))
        .andExpect(line("resolution", "compliancePredictedPercent", 50.0))
        .andExpect(line("resolution", "turnedMissed", 1))
        .andExpect(line("resolution", "turnedKept", 0))
        .andExpect(line("resolution", "withoutPromise", 0))
        .andExpect(line("firstResponse", "keptActual", 0))
        .andExpect(line("firstResponse", "keptPredicted", 0));
    assertThat(everything()).as("rows of every table").isEqualTo(before);
    assertThat(clocksOfThisTest()).hasSize(10).isEqualTo(clocksBefore);
  }

  @Test
  void aLongerPromiseIsKeptByMore() throws Exception {
    resolved(30);

    ask(draft("PT24H", "PT30H1S"))
        .andExpect(line("resolution", "turnedKept", 1))
        .andExpect(line("resolution", "compliancePredictedPercent", 100.0));
    ask(draft("PT24H", "PT30H"))
        .andExpect(line("resolution", "turnedKept", 0))
        .andExpect(line("resolution", "compliancePredictedPercent", 0.0));
  }

  @Test
  void theMonthIsThatOfTheDepartment() throws Exception {
    resolved(24 * 7 + 15 - 0.001); // 2026-11-30 23:59:56 in Shanghai
    resolved(24 * 7 + 15);

    ask(draft("PT24H", "PT8H"))
        .andExpect(
            jsonPath(
                "$[?(@.procedure == '" + procedure + "' && @.metric == 'resolution')].month",
                contains("2026-11", "2026-12")));
    ask(draft("PT24H", "PT8H"), "2026-12-01", "2027-01-01")
        .andExpect(jsonPath("$[?(@.procedure == '" + procedure + "')]", hasSize(2)));
  }

  @Test
  void whatTheDraftPromisesNothingForIsToldApart() throws Exception {
    resolved(3);

    String none = Files.readString(TARGETS).replaceAll("(?s)<rule id=\"rule_5\">.*?</rule>", "");
    ask(file("targets", none.getBytes(UTF_8)))
        .andExpect(line("resolution", "withoutPromise", 1))
        .andExpect(line("resolution", "keptPredicted", 0))
        .andExpect(
            jsonPath(
                "$[?(@.procedure == '"
                    + procedure
                    + "' && @.metric == 'resolution' && @.compliancePredictedPercent == null)]",
                hasSize(1)));
  }

  @Test
  void aDraftCalendarStandsInForThePublishedOne() throws Exception {
    deployment =
        repository
            .createDeployment()
            .addString("sla-targets.dmn", dmn("PT24H", "PT4H", "BUSINESS", "office-hours"))
            .deploy();
    resolved(8); // 09:00-12:00, 13:30-17:00: six and a half hours

    ask(calendar("{\"name\": \"半天\", \"week\": {\"MONDAY\": [\"09:00-12:00\"]}}"))
        .andExpect(status().isOk())
        .andExpect(line("resolution", "keptActual", 0))
        .andExpect(line("resolution", "turnedKept", 1));
    ask(calendar("{\"name\": \"全天\", \"week\": {\"MONDAY\": [\"00:00-24:00\"]}}"))
        .andExpect(line("resolution", "turnedKept", 0));
  }

  @Test
  void aDraftTableMayNameTheDraftCalendar() throws Exception {
    resolved(30);

    ask(draft("PT24H", "PT8H", "BUSINESS", "half-days"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("half-days")));
    var both =
        draft("PT24H", "PT8H", "BUSINESS", "half-days")
            .file(
                new MockMultipartFile(
                    "calendar",
                    "{\"name\": \"半天\", \"week\": {\"MONDAY\": [\"09:00-12:00\"]}}"
                        .getBytes(UTF_8)));
    both.param("calendarId", "half-days");
    ask(both).andExpect(status().isOk()).andExpect(line("resolution", "turnedKept", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"PT24H\"      | \"P1M\"       | sla-targets 第 5 行",
        "\"PT24H\"      | \"PT0S\"      | 必须大于零",
        "\"PT24H\"      | \"-PT1H\"     | 必须大于零",
        "\"50,75\"      | \"50,175\"    | 1 到 99",
        "\"WALL\"       | \"BUSINESS\"  | 服务日历",
        "</definitions> | ''            | 不是有效的 DMN 文件",
        "id=\"sla-targets\" | id=\"sla\" | 没有决策表 sla-targets",
        "hitPolicy=\"FIRST\" | hitPolicy=\"UNIQUE\" | 命中策略应为 FIRST",
      })
  void aDraftThatCouldNotBeDeployedIsRefused(String text, String mistake, String reason)
      throws Exception {
    resolved(3);
    clocks.started(new Promise("complaint-handling", "CRITICAL", null));
    String dmn = Files.readString(TARGETS);
    int last = dmn.lastIndexOf(text);
    ask(file(
            "targets",
            (dmn.substring(0, last) + mistake + dmn.substring(last + text.length()))
                .getBytes(UTF_8)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.title").value("草案有误"))
        .andExpect(jsonPath("$.errors[0].field").value("targets"))
        .andExpect(jsonPath("$.errors[0].message").value(containsString(reason)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inputExpression", "inputEntry", "outputEntry", "decision", "xxe"})
  void aDraftRunsNoCode(String place) throws Exception {
    resolved(3);
    String dmn = Files.readString(TARGETS);
    String draft =
        switch (place) {
          case "decision" -> dmn.replaceFirst("namespace=", "expressionLanguage=\"juel\" $0");
          case "xxe" ->
              dmn.replaceFirst(
                  "<definitions",
                  "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions");
          default ->
              dmn.replaceFirst(
                  "<" + place + " id", "<" + place + " expressionLanguage=\"juel\" id");
        };
    ask(file("targets", draft.getBytes(UTF_8)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            jsonPath("$.detail").value(containsString(place.equals("xxe") ? "DMN" : "FEEL")));
  }

  @Test
  void aBadCalendarIsRefused() throws Exception {
    ask(calendar("{\"name\": \"无\", \"week\": {}}"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].message").value(containsString("没有任何服务时间")));
    ask(calendar("{\"name\": \"无\", \"weeks\": {}}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("weeks")));
    for (String broken : List.of("{", "", "null", "[]", "1")) {
      ask(calendar(broken))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.field").value("calendar"));
    }
    ask(multipart("/api/v1/sla/what-if").file("calendar", "{}".getBytes(UTF_8)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("calendarId"));
  }

  @Test
  void aQuestionWithoutDraftOrTimeIsRefused() throws Exception {
    ask(multipart("/api/v1/sla/what-if"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("没有草案")));
    ask(draft("PT24H", "PT8H"), "2026-11-01", "2026-11-01")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("to"));
    ask(draft("PT24H", "PT8H"), "yesterday", "2026-11-01")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("from"));
    mvc.perform(draft("PT24H", "PT8H").with(as("analyst1", "analyst")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("from"));
    ask(draft("PT24H", "PT8H"), "2001-01-01", "2001-02-01")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", empty()));
  }

  @Test
  void agentsDoNotAsk() throws Exception {
    mvc.perform(
            draft("PT24H", "PT8H")
                .param("from", "2026-11-01")
                .param("to", "2027-01-01")
                .with(as("agent1", "agent")))
        .andExpect(status().isForbidden());
  }

  private void resolved(double hours) {
    String number = clocks.started(promise);
    clocks.at(hours, deadlines -> deadlines.stopAll(number));
  }

  /** The last row that promises a resolution says something else. */
  private static String dmn(String within, String other, String unit, String calendar)
      throws IOException {
    String dmn = Files.readString(TARGETS);
    int row = dmn.indexOf("<rule id=\"rule_5\">");
    String cell = calendar == null ? "" : "\"" + calendar + "\"";
    return dmn.substring(0, row)
        + dmn.substring(row)
            .replaceFirst("\"" + within + "\"", "\"" + other + "\"")
            .replaceFirst("\"WALL\"", "\"" + unit + "\"")
            .replaceFirst("(?s)(_calendar\">\\s*<text>)(</text>)", "$1" + cell + "$2");
  }

  private static MockMultipartHttpServletRequestBuilder draft(String within, String other)
      throws IOException {
    return draft(within, other, "WALL", null);
  }

  private static MockMultipartHttpServletRequestBuilder draft(
      String within, String other, String unit, String calendar) throws IOException {
    return file("targets", dmn(within, other, unit, calendar).getBytes(UTF_8));
  }

  private static MockMultipartHttpServletRequestBuilder calendar(String json) {
    var request = file("calendar", json.getBytes(UTF_8));
    request.param("calendarId", "office-hours");
    return request;
  }

  private static MockMultipartHttpServletRequestBuilder file(String part, byte[] content) {
    return multipart("/api/v1/sla/what-if")
        .file(new MockMultipartFile(part, part, "application/octet-stream", content));
  }

  private ResultActions ask(MockMultipartHttpServletRequestBuilder request) throws Exception {
    return ask(request, "2026-11-01", "2027-01-01");
  }

  private ResultActions ask(MockMultipartHttpServletRequestBuilder request, String from, String to)
      throws Exception {
    request.param("from", from).param("to", to);
    return mvc.perform(request.with(as("analyst1", "analyst")));
  }

  /** The lines of this test for a metric say this; there is one. */
  private ResultMatcher line(String metric, String field, Object value) {
    return jsonPath(
        "$[?(@.procedure == '%s' && @.metric == '%s')].%s".formatted(procedure, metric, field),
        contains(value));
  }

  /** The rows of every table but the engine's metrics, which it writes by itself. */
  private Map<String, Long> everything() {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(
            """
            select table_name from information_schema.tables
             where lower(table_schema) = 'public' and lower(table_name) not like 'act_ru_meter%'
            """)
        .query(String.class)
        .list()
        .forEach(
            table ->
                counts.put(
                    table,
                    jdbc.sql("select count(*) from \"" + table + "\"").query(Long.class).single()));
    return counts;
  }

  private List<Map<String, Object>> clocksOfThisTest() {
    return jdbc.sql(
            "select * from sla_clock where procedure_code = :procedure order by case_number, metric")
        .param("procedure", procedure)
        .query()
        .listOfRows();
  }
}
