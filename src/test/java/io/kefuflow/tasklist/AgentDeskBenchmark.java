package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.KefuFlowApplication;
import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.aftersales.ProblemCategory;
import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.consultation.ConsultationReport;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.reception.ReceptionReport;
import io.kefuflow.test.RegisteredEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast an agent's desk answers among many cases: the whole application on PostgreSQL, over
 * HTTP, as an agent with authorizations on. {@code mvn -Pbenchmark test -Dtest=AgentDeskBenchmark};
 * docs/performance.md says what the figures mean.
 *
 * <p>A few cases of each procedure are taken in by the application; the rest are copies of their
 * rows.
 */
class AgentDeskBenchmark {

  private static final List<Integer> OPEN =
      List.of(
          Integer.getInteger("benchmark.few", 1_000),
          Integer.getInteger("benchmark.open", 100_000));

  private static final int FINISHED = Integer.getInteger("benchmark.finished", 1_000_000);
  private static final int REQUESTS = Integer.getInteger("benchmark.requests", 200);
  private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 100);

  private static final String AGENT = "agent1";
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String DESK = "/camunda/api/tasklist/plugin/agent-desk/default";
  private static final String JSON = "application/json";

  private static final String AS_TASKLIST_ASKS =
      """
      {"active": true, "sorting": [{"sortBy": "dueDate", "sortOrder": "asc"},
                                   {"sortBy": "priority", "sortOrder": "desc"}]}
      """;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void deskIsMeasured() throws Exception {
    Map<String, List<Result>> results = new LinkedHashMap<>();
    try (EmbeddedPostgres postgres = postgres()) {
      var copies = new CaseCopies(JdbcClient.create(postgres.getPostgresDatabase()));
      if (!copies.prepared()) {
        try (var application = start(postgres)) {
          takeIn(application);
        }
        copies.prepare();
        copies.copyFinished(FINISHED);
      }
      for (int open : OPEN) {
        copies.copyOpen(open);
        try (var application = start(postgres)) {
          measure(application).forEach((name, result) -> add(results, name, result));
        }
      }
    }
    report(results);
  }

  /** In a folder that is kept, so that the cases are copied once, or in one of its own. */
  private static EmbeddedPostgres postgres() throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("random_page_cost", "1.1");
    String data = System.getProperty("benchmark.data");
    return data == null
        ? builder.start()
        : builder.setDataDirectory(data).setCleanDataDirectory(false).start();
  }

  private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
    return new SpringApplicationBuilder(KefuFlowApplication.class)
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
            "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
            "--kefuflow.demo.data=false");
  }

  /** Cases of all procedures that wait for their first step, and as many that were taken back. */
  private static void takeIn(ConfigurableApplicationContext application) throws Exception {
    var intake = application.getBean(CaseIntake.class);
    var workflow = application.getBean(CaseWorkflow.class);
    for (int i = 0; i < CaseCopies.ORIGINALS; i++) {
      intake.receive(report(i));
      workflow.withdraw(intake.receive(report(i)).caseNumber(), "客户来电表示已恢复");
    }
    var jobs = application.getBean(ManagementService.class);
    while (jobs.createJobQuery().messages().withRetriesLeft().count() > 0) {
      Thread.sleep(100);
    }
  }

  /**
   * Six complaints, six consultations, four applications, two problems and two visits in twenty.
   */
  private static CaseReport report(int number) {
    var request =
        new ServiceRequest(
            ComplaintScenario.newCustomer(), Channel.PHONE, "家里宽带每晚八点断线，已经一周", null, null, null);
    return switch (number % 10) {
      case 0, 1, 2 -> new ComplaintReport(request, ComplaintCategory.NETWORK, number == 0);
      case 3, 4, 5 -> new ConsultationReport(request, KnowledgeCategory.NETWORK);
      case 6, 7 -> new BusinessApplicationReport(request, "TARIFF_CHANGE");
      case 8 -> new AfterSalesReport(request, ProblemCategory.OTHER, null);
      default -> new ReceptionReport(request);
    };
  }

  private Map<String, Result> measure(ConfigurableApplicationContext application) throws Exception {
    RegisteredEngine.register(application.getBean(ProcessEngine.class));
    int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    var session = new TasklistSession(port);
    session.logIn(AGENT);
    Map<String, Callable<HttpResponse<String>>> requests = new LinkedHashMap<>();
    List<String> tasks = List.of();
    for (var filter : filters(session).entrySet()) {
      Callable<HttpResponse<String>> page =
          () ->
              session.post(
                  ENGINE + "/filter/" + filter.getValue() + "/list?firstResult=0&maxResults=15",
                  JSON,
                  AS_TASKLIST_ASKS,
                  true);
      requests.put("筛选器 " + filter.getKey(), page);
      List<String> shown = tasks(page.call());
      tasks = shown.size() > tasks.size() ? shown : tasks;
    }
    String cards = DESK + "/cards?taskIds=" + String.join(",", tasks);
    String task = DESK + "/tasks/" + tasks.get(0);
    requests.put("cards of a page", () -> session.get(cards));
    requests.put("filter counts", () -> session.get(DESK + "/filter-counts"));
    requests.put("task tab", () -> session.get(task));
    requests.put("suggestions", () -> session.get(task + "/suggestions"));
    requests.put(
        "customer by phone",
        () -> session.post(DESK + "/customers", JSON, "{\"phone\":\"13700000039\"}", true));
    for (var request : requests.values()) {
      warmUp(request);
    }
    Map<String, Result> results = new LinkedHashMap<>();
    for (var request : requests.entrySet()) {
      results.put(request.getKey(), timed(request.getValue()));
    }
    return results;
  }

  /** The filters that the agent sees, by name. */
  private Map<String, String> filters(TasklistSession session) throws Exception {
    JsonNode found =
        json.readTree(session.get(ENGINE + "/filter?sortBy=filterId&sortOrder=asc").body());
    return StreamSupport.stream(found.spliterator(), false)
        .collect(
            Collectors.toMap(
                filter -> filter.get("name").asText(),
                filter -> filter.get("id").asText(),
                (one, other) -> one,
                TreeMap::new));
  }

  private List<String> tasks(HttpResponse<String> page) throws IOException {
    return json.readTree(page.body()).findPath("task").findValuesAsText("id");
  }

  private static void warmUp(Callable<HttpResponse<String>> request) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      HttpResponse<String> answer = request.call();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static Result timed(Callable<HttpResponse<String>> request) throws Exception {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      long from = System.nanoTime();
      request.call();
      times.add(Duration.ofNanos(System.nanoTime() - from));
    }
    times.sort(null);
    return new Result(times.get(times.size() / 2), times.get(times.size() * 95 / 100));
  }

  private static void add(Map<String, List<Result>> results, String name, Result result) {
    results.computeIfAbsent(name, unused -> new ArrayList<>()).add(result);
  }

  private static void report(Map<String, List<Result>> results) {
    System.out.printf(
        "%nmedian / p95 in ms of %d requests; %d cores; finished cases %d; open cases %s%n",
        REQUESTS, Runtime.getRuntime().availableProcessors(), FINISHED, OPEN);
    results.forEach(
        (name, each) ->
            System.out.printf(
                "%-28s %s%n",
                name,
                each.stream()
                    .map(
                        result ->
                            "%8.1f /%7.1f".formatted(millis(result.median()), millis(result.p95())))
                    .collect(Collectors.joining("   "))));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private record Result(Duration median, Duration p95) {}
}
