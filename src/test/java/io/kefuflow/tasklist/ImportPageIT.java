package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.test.ServerTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the import page in Tasklist gets, through the session and the filters of the webapp. */
@ServerTest
class ImportPageIT {

  private static final String IMPORTS = "/camunda/api/tasklist/plugin/case-import/default/imports";

  private TasklistSession tasklist;

  @BeforeEach
  void openSession(@LocalServerPort int port) {
    tasklist = new TasklistSession(port);
  }

  @Test
  void aSupervisorImportsAFile() throws Exception {
    tasklist.logIn("supervisor1");
    String file = "外部编号,受理渠道,投诉内容\n" + UUID.randomUUID() + ",电话,断线\nx,传真,<b>断线</b>\n";

    HttpResponse<String> started = post(IMPORTS + "?mapping=kefuflow&name=a.csv", file, true);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    int id = JsonPath.read(started.body(), "$.id");

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> JsonPath.read(get(IMPORTS + "/" + id).body(), "$.run.state").equals("DONE"));
    String run = get(IMPORTS + "/" + id).body();
    assertThat((Integer) JsonPath.read(run, "$.run.imported")).isEqualTo(1);
    assertThat((String) JsonPath.read(run, "$.run.startedBy")).isEqualTo("supervisor1");
    assertThat((String) JsonPath.read(run, "$.rejections[0].reason")).contains("传真");

    HttpResponse<String> rejected = get(IMPORTS + "/" + id + "/rejected.csv");
    assertThat(rejected.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(rejected.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(rejected.body()).startsWith("\uFEFF行号,问题列,原因,外部编号").contains("<b>断线</b>");
    assertThat(get(IMPORTS).body()).contains("a.csv");
  }

  @Test
  void everyProcedureHasItsTemplate() throws Exception {
    tasklist.logIn("supervisor1");
    String mappings = get(IMPORTS + "/mappings").body();
    List<String> procedures = JsonPath.read(mappings, "$[*].procedure");
    assertThat(procedures).contains("complaint-handling", "after-sales");
    for (String procedure : procedures) {
      assertThat(get(IMPORTS + "/templates/" + procedure + ".csv").body())
          .startsWith("\uFEFF外部编号,来源,");
    }
    assertThat(get(IMPORTS + "/templates/approval.csv").statusCode()).isEqualTo(404);
  }

  @Test
  void aBadFileIsRefusedWithTheReason() throws Exception {
    tasklist.logIn("supervisor1");
    HttpResponse<String> answer =
        post(IMPORTS + "?mapping=telecom-complaints&name=a.csv", "a,b\n1,2\n", true);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat((String) JsonPath.read(answer.body(), "$.message")).contains("缺少列：Ticket #");
    assertThat(get(IMPORTS + "/0").statusCode()).isEqualTo(404);
  }

  @Test
  void anAgentMayNotImport() throws Exception {
    tasklist.logIn("agent1");
    assertThat(get(IMPORTS + "/right").body()).isEqualTo("{\"allowed\":false}");
    assertThat(get(IMPORTS).statusCode()).isEqualTo(403);
    assertThat(get(IMPORTS + "/mappings").statusCode()).isEqualTo(403);
    assertThat(get(IMPORTS + "/1").statusCode()).isEqualTo(403);
    assertThat(get(IMPORTS + "/1/rejected.csv").statusCode()).isEqualTo(403);
    assertThat(post(IMPORTS + "?name=a.csv", "a", true).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyImportsWithoutALoginOrAToken() throws Exception {
    assertThat(get(IMPORTS).statusCode()).isEqualTo(401);
    tasklist.logIn("supervisor1");
    assertThat(post(IMPORTS + "?name=a.csv", "a", false).statusCode()).isEqualTo(403);
  }

  @Test
  void thePageIsServed() throws Exception {
    HttpResponse<String> script =
        get("/camunda/api/tasklist/plugin/case-import/static/app/plugin.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.body()).contains("page.js", "批量导入工单");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return tasklist.get(path);
  }

  private HttpResponse<String> post(String path, String body, boolean withToken)
      throws IOException, InterruptedException {
    return tasklist.post(path, "application/octet-stream", body, withToken);
  }
}
