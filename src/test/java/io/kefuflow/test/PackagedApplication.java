package io.kefuflow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged jar in a process of its own, on a free port, as an operator starts it; its requests
 * are made as demo users. Its output goes to a file in its folder, which is its working directory.
 */
public final class PackagedApplication implements AutoCloseable {

  private static final String JAR = System.getProperty("kefuflow.jar");
  private static final Pattern LISTENING = Pattern.compile("Tomcat started on port (\\d+) ");
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(90);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private String port;

  private PackagedApplication(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it with these arguments; {@link #awaitReady()} waits for it. */
  public static PackagedApplication start(Path folder, String... arguments) throws IOException {
    Path output = Files.createTempFile(folder, "log-", ".txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    JAR,
                    "--server.port=0"),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new PackagedApplication(process, output);
  }

  /** Waits until it takes work. */
  public PackagedApplication awaitReady() {
    port = await().atMost(START).until(this::listeningPort, Optional::isPresent).orElseThrow();
    await().atMost(START).until(this::isReady);
    return this;
  }

  /** The port that it was given; one chosen before could be taken while it starts. */
  private Optional<String> listeningPort() throws IOException {
    // it may end within a character that is still being written
    String written = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    assertThat(process.isAlive()).as(written).isTrue();
    return LISTENING.matcher(written).results().map(found -> found.group(1)).findFirst();
  }

  private boolean isReady() throws IOException, InterruptedException {
    return get("/actuator/health/readiness", null).statusCode() == 200;
  }

  /** The answer to a GET, as this demo user or as nobody (null). */
  public HttpResponse<String> get(String path, String user)
      throws IOException, InterruptedException {
    return send(request(path, user).GET().build());
  }

  /** The JSON that a GET is answered with. */
  public JsonNode read(String path, String user) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path, user);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  /** The JSON that a POST is answered with; fails when it is refused. */
  public JsonNode post(String path, String user, String contentType, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request(path, user)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return json.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String user) {
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
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** As a service manager does: a signal, and time for running jobs. */
  public void stop() throws InterruptedException {
    process.destroy();
    boolean stopped = process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(stopped).as("stops on a signal").isTrue();
  }

  /** As a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Leaves no process behind; {@link #stop()} is what is checked. */
  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
