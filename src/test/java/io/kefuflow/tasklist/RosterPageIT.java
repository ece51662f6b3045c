package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.routing.Roster;
import io.kefuflow.test.ServerTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the roster page in Tasklist gets, through the session and the filters of the webapp. */
@ServerTest
class RosterPageIT {

  private static final String ROSTER = "/camunda/api/tasklist/plugin/duty-roster/default/roster";
  private static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";
  private static final String TEAM =
      """
      {"basedOn": %d, "name": "培训组", "role": "trainer",
       "members": [{"userId": "%s", "skills": [], "cap": 5}],
       "shifts": [{"kind": "NIGHT", "userId": null, "days": ["MONDAY"], "hours": "20:00-08:00"}],
       "exceptions": []}
      """;

  @Autowired Roster roster;

  private TasklistSession tasklist;

  @BeforeEach
  void openSession(@LocalServerPort int port) {
    tasklist = new TasklistSession(port);
  }

  @AfterEach
  void clear() {
    roster.teams().forEach(team -> roster.delete(team.id(), team.version()));
    roster.skills().forEach(skill -> roster.deleteSkill(skill.code()));
  }

  @Test
  void aSupervisorKeepsTheRoster() throws Exception {
    tasklist.logIn("supervisor1");
    assertThat(save(0, "trainer1", true).statusCode()).isEqualTo(200);
    assertThat(tasklist.get(ROSTER).body()).doesNotContain("培训组");
    assertThat(save(0, "trainer1", false).statusCode()).isEqualTo(200);

    assertThat(post("/skills", "{\"code\": \"teaching\", \"name\": \"授课\"}").statusCode())
        .isEqualTo(200);
    String page = tasklist.get(ROSTER).body();
    assertThat((String) JsonPath.read(page, "$.teams[0].document.shifts[0].hours"))
        .isEqualTo("20:00-08:00");
    assertThat((List<?>) JsonPath.read(page, "$.groups[?(@.id=='trainer')].members[0].name"))
        .singleElement()
        .isEqualTo("孙培训");
    assertThat((String) JsonPath.read(page, "$.warnings[0]")).contains("授课");
    String week = tasklist.get(ROSTER + "/teams/trainers/week?date=2026-11-25").body();
    assertThat((String) JsonPath.read(week, "$.monday")).isEqualTo("2026-11-23");

    HttpResponse<String> export = tasklist.get(ROSTER + "/roster.csv");
    assertThat(export.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/csv;charset=UTF-8");
    assertThat(export.body()).startsWith("\uFEFF类型").contains("夜班");
    String changed = export.body().replace("培训组", "讲师");
    HttpResponse<String> preview = upload(changed, "dryRun=true");
    assertThat((String) JsonPath.read(preview.body(), "$.changes[0].kind")).isEqualTo("修改");
    String revision = JsonPath.read(preview.body(), "$.revision");
    assertThat(upload(changed, "basedOn=" + encoded(revision)).statusCode()).isEqualTo(200);
    assertThat(upload(changed, "basedOn=" + encoded(revision)).statusCode()).isEqualTo(409);
    assertThat(roster.team("trainers").document().name()).isEqualTo("讲师");

    assertThat(post("/skills/teaching/removal", "{}").statusCode()).isEqualTo(200);
    assertThat(post("/teams/trainers/removal?basedOn=1", "{}").statusCode()).isEqualTo(409);
    assertThat(post("/teams/trainers/removal?basedOn=2", "{}").statusCode()).isEqualTo(200);
    assertThat(roster.teams()).isEmpty();
  }

  @Test
  void absencesAreMarkedAndEnded() throws Exception {
    tasklist.logIn("deputy1");
    assertThat(
            post(
                    "/absences",
                    """
                    {"userId": "trainer1", "from": "2199-01-01T00:00:00Z", "to": null,
                     "standIn": null, "reason": "培训"}
                    """)
                .body())
        .isEqualTo("[]");
    assertThat(tasklist.get(ROSTER).body()).contains("培训");
    assertThat(post("/absences/trainer1/end", "{}").statusCode()).isEqualTo(200);
    assertThat((List<?>) JsonPath.read(tasklist.get(ROSTER).body(), "$.absences")).isEmpty();
    assertThat(post("/absences", "{\"userId\": \"ghost\", \"from\": \"2199-01-01T00:00:00Z\"}"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.body()).contains("没有用户 ghost");
            });
  }

  @Test
  void whatIsWrongIsListed() throws Exception {
    tasklist.logIn("manager1");
    HttpResponse<String> refused = save(0, "agent1", false);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat((String) JsonPath.read(refused.body(), "$.problems[0]")).contains("不是培训");
    assertThat(save(1, "trainer1", false).statusCode()).isEqualTo(409);
    assertThat(tasklist.get(ROSTER + "/teams/nothing/week").statusCode()).isEqualTo(404);
    assertThat(tasklist.get(ROSTER + "/teams/nothing/week?date=x").statusCode()).isEqualTo(400);
    assertThat(post("/teams/trainers", "{").statusCode()).isEqualTo(400);
    assertThat(post("/teams/trainers", "null").statusCode()).isEqualTo(400);
    assertThat(upload("姓名\n王\n", "dryRun=true").statusCode()).isEqualTo(422);
    assertThat(upload("x".repeat(1_100_000), "dryRun=true").statusCode()).isEqualTo(413);
  }

  @Test
  void anAgentMayNotUseThePage() throws Exception {
    tasklist.logIn("agent1");
    assertThat(tasklist.get(ROSTER + "/right").body()).isEqualTo("{\"allowed\":false}");
    assertThat(tasklist.get(ROSTER).statusCode()).isEqualTo(403);
    assertThat(tasklist.get(ROSTER + "/roster.csv").statusCode()).isEqualTo(403);
    assertThat(tasklist.get(ROSTER + "/teams/x/week").statusCode()).isEqualTo(403);
    assertThat(save(0, "trainer1", false).statusCode()).isEqualTo(403);
    assertThat(post("/absences", "{}").statusCode()).isEqualTo(403);
    assertThat(post("/absences/trainer1/end", "{}").statusCode()).isEqualTo(403);
    assertThat(post("/skills", "{}").statusCode()).isEqualTo(403);
    assertThat(upload("x", "dryRun=true").statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyGetsAnythingWithoutALoginOrAToken() throws Exception {
    assertThat(tasklist.get(ROSTER).statusCode()).isEqualTo(401);
    tasklist.logIn("supervisor1");
    assertThat(tasklist.post(ROSTER + "/absences", JSON, "{}", false).statusCode()).isEqualTo(403);
  }

  @Test
  void thePageIsServedWithWhatPagesShare() throws Exception {
    String assets = "/camunda/api/tasklist/plugin/duty-roster/static/app/";
    assertThat(tasklist.get(assets + "plugin.js").body()).contains("值班排班");
    assertThat(tasklist.get(assets + "plugin.css").statusCode()).isEqualTo(200);
    assertThat(tasklist.get(assets + "page.js").body()).contains("tasklist.route");
  }

  private HttpResponse<String> save(int basedOn, String member, boolean dryRun) throws Exception {
    return post("/teams/trainers?dryRun=" + dryRun, TEAM.formatted(basedOn, member));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return tasklist.post(ROSTER + path, JSON, body, true);
  }

  private HttpResponse<String> upload(String file, String query) throws Exception {
    return tasklist.post(ROSTER + "/import?" + query, BINARY, file, true);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
