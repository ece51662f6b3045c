package io.kefuflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar as a newcomer starts it: default profile, H2 file, demonstration; stopped, and
 * started again.
 */
class PackagedJarIT {

  private static final String JAR = System.getProperty("kefuflow.jar");
  private static final Duration START = Duration.ofMinutes(3);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;
  private int port;

  @Test
  void itStartsWithWorkToDo_stopsCleanlyAndKeepsEverything() throws Exception {
    Process first = start();
    try {
      await().atMost(START).until(() -> first.isAlive() && cases() == 31);
      assertThat(get("/", null).body()).contains("任务列表", "agent1");
      assertThat(get("/camunda/app/tasklist/default/", null).statusCode()).isEqualTo(200);
      assertThat(
              get(
                      "/engine-rest/process-definition/key/complaint-handling/deployed-start-form",
                      "agent1")
                  .body())
          .contains("register-complaint");
      assertThat(get("/api/v1/cases", null).statusCode()).isEqualTo(401);
    } finally {
      stop(first);
    }

    Process second = start();
    try {
      await().atMost(START).until(() -> second.isAlive() && cases() == 31);
      assertThat(versions("complaint-handling")).isEqualTo(1);
    } finally {
      stop(second);
    }
  }

  private Process start() throws IOException {
    port = freePort();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-jar",
            JAR,
            "--server.port=" + port)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  /** As a service manager does: a signal, and time for running jobs. */
  private static void stop(Process application) throws InterruptedException {
    application.destroy();
    boolean stopped = application.waitFor(90, TimeUnit.SECONDS);
    application.destroyForcibly();
    assertThat(stopped).as("stops on a signal").isTrue();
  }

  private long cases() throws Exception {
    try {
      HttpResponse<String> answer = get("/api/v1/cases?size=1", "agent1");
      return answer.statusCode() == 200 ? read(answer).get("total").asLong() : 0;
    } catch (IOException notYetListening) {
      return 0;
    }
  }

  private long versions(String processKey) throws Exception {
    return read(get("/engine-rest/process-definition/count?key=" + processKey, "owner1"))
        .get("count")
        .asLong();
  }

  private JsonNode read(HttpResponse<String> answer) throws IOException {
    return json.readTree(answer.body());
  }

  private HttpResponse<String> get(String path, String user)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    if (user != null) {
      String credentials = user + ":kefu-demo";
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
