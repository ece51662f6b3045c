package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ServerTest;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * CVE-2026-109432: Camunda 7.24.0 evaluates expressions that any logged-in user puts into the
 * or-part of a task query. Tried through both doors of the engine's REST interface.
 */
@ServerTest
class QueryExpressionIT {

  private static final String FOREIGN_CODE =
      "{\"orQueries\": [{\"assigneeExpression\": \"${''.getClass().getName()}\"}]}";

  private static final String HARMLESS = "{\"orQueries\": [{\"assignee\": \"agent1\"}]}";

  @LocalServerPort int port;
  @Autowired IdentityService identityService;

  @Test
  void theEngineRestInterfaceRunsNoForeignCode() throws Exception {
    TestUser user = TestUser.in(identityService, Role.AGENT.groupId());

    assertThat(query(user, HARMLESS).statusCode()).isEqualTo(200);
    assertThat(query(user, FOREIGN_CODE).statusCode()).isBetween(400, 500);
  }

  private HttpResponse<String> query(TestUser user, String query) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            json("/engine-rest/task?maxResults=10", query)
                .header("Authorization", user.basic())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tasklistRunsNoForeignCode() throws Exception {
    TestUser user = TestUser.in(identityService, Role.AGENT.groupId());
    CookieManager cookies = new CookieManager();
    HttpClient tasklist = HttpClient.newBuilder().cookieHandler(cookies).build();
    openPage(tasklist);
    HttpResponse<String> login =
        tasklist.send(
            HttpRequest.newBuilder(uri("/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token(cookies))
                .POST(
                    BodyPublishers.ofString(
                        "username=" + user.id() + "&password=" + user.password()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(login.statusCode()).isEqualTo(200);
    openPage(tasklist);

    assertThat(query(tasklist, cookies, HARMLESS).statusCode()).isEqualTo(200);
    assertThat(query(tasklist, cookies, FOREIGN_CODE).statusCode()).isBetween(400, 500);
  }

  private HttpResponse<String> query(HttpClient tasklist, CookieManager cookies, String query)
      throws Exception {
    return tasklist.send(
        json("/camunda/api/engine/engine/default/task?maxResults=10", query)
            .header("X-XSRF-TOKEN", token(cookies))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Brings the CSRF token; a login begins a new session with a new token. */
  private void openPage(HttpClient tasklist) throws Exception {
    tasklist.send(
        HttpRequest.newBuilder(uri("/camunda/app/tasklist/default/")).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private static String token(CookieManager cookies) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder json(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
