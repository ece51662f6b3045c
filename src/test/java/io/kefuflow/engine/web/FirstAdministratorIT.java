package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * CVE-2026-77226: while no user is in the group of administrators, Camunda 7.24.0 lets anybody
 * create the first one. The group is emptied here, so that nothing but our own guard stands in the
 * way.
 */
@ServerTest
class FirstAdministratorIT {

  @LocalServerPort int port;
  @Autowired IdentityService identityService;

  private List<String> administrators;

  @BeforeEach
  void leaveTheSystemWithoutAdministrators() {
    administrators =
        identityService.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list().stream()
            .map(User::getId)
            .toList();
    administrators.forEach(user -> identityService.deleteMembership(user, Groups.CAMUNDA_ADMIN));
  }

  @AfterEach
  void giveTheAdministratorsBack() {
    administrators.forEach(user -> identityService.createMembership(user, Groups.CAMUNDA_ADMIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api/admin/%73%65%74%75%70/default/user/%63reate",
        "/%63amunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup;x=1/default/user/create",
        "/camunda/api/admin;x/setup/default/user/create",
        "/camunda/api/admin/setup;/default/user/create",
        "/camunda/api/admin/setup%3Bx/default/user/create",
        "/camunda//api/admin/setup/default/user/create",
        "//camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin//setup/default/user/create",
        "/camunda/api/admin/./setup/default/user/create",
        "/camunda/api/admin/x/../setup/default/user/create",
        "/camunda/api/admin/%2e/setup/default/user/create",
        "/camunda/api/admin/x/%2e%2e/setup/default/user/create",
        "/camunda/api/admin%2Fsetup/default/user/create",
        "/camunda/api/admin/setup%2Fdefault/user/create",
        "/camunda/api/admin/setup%5Cdefault/user/create",
        "/camunda/api/admin/%2573etup/default/user/create",
        "/camunda/api/admin/setup%00/default/user/create",
        "/camunda/api/admin/setup%0a/default/user/create",
        "/camunda/api/admin/setup/default/user/create?x=/engine-rest",
        "/start/../camunda/api/admin/setup/default/user/create"
      })
  void nobodyBecomesTheFirstAdministrator(String path) throws Exception {
    String intruder = "i" + UUID.randomUUID().toString().replace("-", "");

    int status = postAsIntruder(path, intruder);

    assertThat(identityService.createUserQuery().userId(intruder).count()).isZero();
    assertThat(status).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/admin/default/setup/",
        "/camunda/app/admin/default/setup",
        "/camunda/app/admin/default/%73etup/"
      })
  void thePageForItIsClosed(String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void theAdminPageStillAnswers() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri("/camunda/app/admin/default/")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(200, 302);
  }

  /**
   * With a session and its CSRF token, as the page would; over a socket, because clients tidy paths
   * up.
   */
  private int postAsIntruder(String path, String intruder) throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient.newBuilder()
        .cookieHandler(cookies)
        .build()
        .send(
            HttpRequest.newBuilder(uri("/camunda/app/welcome/default/")).build(),
            HttpResponse.BodyHandlers.discarding());
    List<HttpCookie> kept = cookies.getCookieStore().getCookies();
    String cookieHeader =
        String.join(
            "; ", kept.stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).toList());
    String token =
        kept.stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .findFirst()
            .orElseThrow()
            .getValue();
    String body =
        """
        {"profile": {"id": "%s", "firstName": "a", "lastName": "b", "email": ""},
         "credentials": {"password": "Kf-Test-2026!x"}}"""
            .formatted(intruder);
    String request =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: localhost:" + port,
            "Cookie: " + cookieHeader,
            "X-XSRF-TOKEN: " + token,
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "Connection: close",
            "",
            body);
    return send(request);
  }

  private int send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
