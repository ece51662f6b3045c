package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.test.ServerTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the calendar page in Tasklist gets, through the session and the filters of the webapp. */
@ServerTest
class CalendarPageIT {

  private static final String CALENDARS =
      "/camunda/api/tasklist/plugin/service-calendar/default/calendars";
  private static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";
  private static final String DRAFT =
      """
      {"document": {"name": "夜班", "zone": null, "week": {"MONDAY": ["%s"]},
                    "exceptions": [{"date": "2026-10-01", "name": "国庆节", "kind": "HOLIDAY"}]},
       "basedOn": %d, "validFrom": "2026-11-23T01:00:00Z", "source": "", "note": "新班次"}
      """;

  private final String calendar =
      CALENDARS + "/page-" + UUID.randomUUID().toString().replaceAll("-[0-9]", "-x");
  private TasklistSession tasklist;

  @BeforeEach
  void openSession(@LocalServerPort int port) {
    tasklist = new TasklistSession(port);
  }

  @Test
  void aSupervisorPublishesACalendarAndLooksAtAFile() throws Exception {
    tasklist.logIn("supervisor1");
    assertThat(tasklist.get(CALENDARS).body()).contains("always-open", "office-hours");

    HttpResponse<String> checked = publish("22:00-24:00", 0, true);
    assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
    assertThat(tasklist.get(calendar).statusCode()).isEqualTo(404);
    assertThat(publish("22:00-24:00", 0, false).statusCode()).isEqualTo(200);

    String published = tasklist.get(calendar).body();
    assertThat((String) JsonPath.read(published, "$.versions[0].publishedBy"))
        .isEqualTo("supervisor1");
    assertThat((String) JsonPath.read(published, "$.versions[0].validFrom"))
        .isEqualTo("2026-11-23T01:00:00Z");
    assertThat((String) JsonPath.read(published, "$.summary.name")).isEqualTo("夜班");
    assertThat(tasklist.get(calendar + "/examples").body()).contains("PT8H");

    HttpResponse<String> changes =
        tasklist.post(
            calendar + "/exceptions?name=a.csv&basedOn=1",
            BINARY,
            "date,name,kind\n2027-01-01,元旦,休\n",
            true);
    assertThat((List<?>) JsonPath.read(changes.body(), "$.changes.changes")).hasSize(1);
    assertThat((Integer) JsonPath.read(tasklist.get(calendar).body(), "$.summary.version"))
        .as("looked at, not published")
        .isEqualTo(1);
  }

  @Test
  void whatIsWrongIsListed() throws Exception {
    tasklist.logIn("owner1");
    HttpResponse<String> refused = publish("12:00-09:00", 0, false);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat((List<?>) JsonPath.read(refused.body(), "$.problems")).hasSize(1);

    assertThat(publish("09:00-12:00", 0, false).statusCode()).isEqualTo(200);
    HttpResponse<String> overtaken = publish("09:00-12:00", 0, false);
    assertThat(overtaken.statusCode()).isEqualTo(409);
    assertThat(overtaken.body()).contains("请重新加载");

    assertThat(tasklist.post(calendar + "/versions", JSON, "{", true).statusCode()).isEqualTo(400);
    assertThat(tasklist.post(calendar + "/versions", JSON, "{}", true).statusCode()).isEqualTo(400);
    HttpResponse<String> file =
        tasklist.post(calendar + "/exceptions?name=a.csv", BINARY, "date,kind\nx,y\n", true);
    assertThat(file.statusCode()).isEqualTo(422);
    assertThat((List<?>) JsonPath.read(file.body(), "$.problems")).hasSize(2);
    assertThat(
            tasklist
                .post(calendar + "/exceptions?name=a", BINARY, "x".repeat(1_100_000), true)
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void anAgentMayNotUseThePage() throws Exception {
    tasklist.logIn("agent1");
    assertThat(tasklist.get(CALENDARS + "/right").body()).isEqualTo("{\"allowed\":false}");
    assertThat(tasklist.get(CALENDARS).statusCode()).isEqualTo(403);
    assertThat(tasklist.get(CALENDARS + "/office-hours").statusCode()).isEqualTo(403);
    assertThat(tasklist.get(CALENDARS + "/office-hours/examples").statusCode()).isEqualTo(403);
    assertThat(publish("09:00-12:00", 0, false).statusCode()).isEqualTo(403);
    assertThat(
            tasklist.post(CALENDARS + "/office-hours/exceptions", BINARY, "x", true).statusCode())
        .isEqualTo(403);
  }

  @Test
  void nobodyPublishesWithoutALoginOrAToken() throws Exception {
    assertThat(tasklist.get(CALENDARS).statusCode()).isEqualTo(401);
    tasklist.logIn("supervisor1");
    assertThat(tasklist.post(calendar + "/versions", JSON, "{}", false).statusCode())
        .isEqualTo(403);
  }

  @Test
  void thePageIsServedWithWhatPagesShare() throws Exception {
    String assets = "/camunda/api/tasklist/plugin/service-calendar/static/app/";
    assertThat(tasklist.get(assets + "plugin.js").body()).contains("服务日历");
    assertThat(tasklist.get(assets + "page.js").headers().firstValue("Content-Type").orElseThrow())
        .contains("javascript");
    assertThat(tasklist.get(assets + "page.js").body()).contains("tasklist.route");
    assertThat(tasklist.get(assets + "page.css").statusCode()).isEqualTo(200);
    assertThat(tasklist.get(assets + "other.js").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> publish(String hours, int basedOn, boolean dryRun) throws Exception {
    return tasklist.post(
        calendar + "/versions?dryRun=" + dryRun, JSON, DRAFT.formatted(hours, basedOn), true);
  }
}
