package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ServerTest;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Camunda's own filters and REST servlets answer behind ours. */
@ServerTest
class WebappSecurityIT {

  @LocalServerPort int port;
  @Autowired IdentityService identityService;
  @Autowired HistoryService historyService;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theServerCannotBeReachedFromAnotherMachine() throws Exception {
    List<Inet4Address> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(Inet4Address.class::isInstance)
            .map(Inet4Address.class::cast)
            .filter(address -> !address.isLoopbackAddress())
            .toList();

    for (InetAddress address : outside) {
      Assertions.assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(address, port).close());
    }
    new Socket("127.0.0.1", port).close();
  }

  @Test
  void theEngineRestInterfaceNeedsALogin() throws Exception {
    HttpResponse<String> answer = send(get("/engine-rest/task"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("未登录");
  }

  @Test
  void theEngineActsAsTheCaller() throws Exception {
    TestUser user = TestUser.in(identityService, "agent");

    assertThat(rename(user, user).statusCode()).isEqualTo(204);

    assertThat(
            historyService
                .createUserOperationLogQuery()
                .entityType(EntityTypes.USER)
                .userId(user.id())
                .list())
        .isNotEmpty();
  }

  @Test
  void theEnginesAuthorizationsHoldForTheCaller() throws Exception {
    TestUser user = TestUser.in(identityService, "agent");
    TestUser other = TestUser.in(identityService, "agent");

    assertThat(rename(other, user).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> rename(TestUser user, TestUser caller) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/engine-rest/user/" + user.id() + "/profile"))
            .header("Authorization", caller.basic())
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"id\":\"%s\",\"firstName\":\"小红\",\"lastName\":\"李\"}"
                        .formatted(user.id()))));
  }

  @Test
  void theWebappsKeepTheirOwnLogin() throws Exception {
    assertThat(send(get("/camunda/api/engine/engine/default/task")).statusCode()).isEqualTo(401);
  }

  @Test
  void theWebappsKeepTheirCsrfCheck() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri("/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=agent1&password=x")));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void pagesOfTheWebappsHaveSecureHeadersAndCookies() throws Exception {
    HttpResponse<String> page = send(get("/camunda/app/tasklist/default/"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'nonce-", "'strict-dynamic'", "frame-ancestors 'self'")
        .doesNotContain("https:", "script-src 'unsafe-inline'");
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    List<String> cookies = page.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("JSESSIONID=")
                    .contains("HttpOnly")
                    .containsOnlyOnce("SameSite=Lax"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").contains("SameSite=Lax"));
  }

  @Test
  void dataOfTheWebappsIsNotKeptByBrowsersAndTheirScriptsAre() throws Exception {
    assertThat(
            send(get("/camunda/api/engine/engine/default/task"))
                .headers()
                .firstValue("Cache-Control")
                .orElseThrow())
        .contains("no-store");
    assertThat(send(get("/camunda/lib/deps.js")).headers().firstValue("Cache-Control")).isEmpty();
  }

  @Test
  void browsersAskWhetherOurOwnFilesHaveChanged() throws Exception {
    for (String file :
        List.of("assets/kefuflow/brand.css", "app/tasklist/locales/zh.json", "favicon.ico")) {
      assertThat(send(get("/camunda/" + file)).headers().firstValue("Cache-Control"))
          .as(file)
          .contains("no-cache");
    }
  }

  @Test
  void aPathCannotRedirectToAnotherSite() throws Exception {
    HttpResponse<String> answer = send(get("//evil.example/camunda/app/cockpit"));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownPageIsAnsweredInChinese() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(uri("/anything")).header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("没有这个页面");
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
