package io.kefuflow.tasklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a browser sends to Tasklist: a session by cookie, and the token that goes with changes. */
final class TasklistSession {

  private final int port;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  TasklistSession(int port) {
    this.port = port;
  }

  void logIn(String user) throws IOException, InterruptedException {
    get("/camunda/app/tasklist/default/");
    HttpResponse<String> answer =
        post(
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "application/x-www-form-urlencoded",
            "username=" + user + "&password=kefu-demo",
            true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    get("/camunda/app/tasklist/default/"); // the login begins a new session with a new token
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> upload(String path, byte[] file) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .header("X-XSRF-TOKEN", token())
            .POST(BodyPublishers.ofByteArray(file)));
  }

  HttpResponse<String> post(String path, String type, String body, boolean withToken)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    return send(withToken ? request.header("X-XSRF-TOKEN", token()) : request);
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "application/hal+json, application/json; q=0.5, */*; q=0.1");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
