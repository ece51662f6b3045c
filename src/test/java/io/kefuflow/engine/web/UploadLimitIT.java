package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Too large uploads are answered, not cut off. */
@ServerTest
class UploadLimitIT {

  private static final int MB = 1024 * 1024;

  @LocalServerPort int port;
  @Autowired IdentityService identityService;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/me",
        "/engine-rest/deployment/create",
        "/camunda/api/engine/engine/default/deployment/create"
      })
  void fiftyMegabytesAreAnsweredAtEveryDoor(String path) throws Exception {
    HttpResponse<String> answer = upload(path, BodyPublishers.ofByteArray(multipart(50 * MB)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("25 MB");
  }

  @Test
  void fiftyMegabytesOfUnannouncedLengthAreAnswered() throws Exception {
    byte[] body = multipart(50 * MB);

    HttpResponse<String> answer =
        upload("/api/v1/me", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("文件过大", "20 MB");
  }

  @Test
  void aFileAboveTheLimitForOneFileIsAnswered() throws Exception {
    HttpResponse<String> answer =
        upload("/api/v1/me", BodyPublishers.ofByteArray(multipart(21 * MB)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("文件过大", "20 MB");
  }

  @Test
  void aFileWithinTheLimitPasses() throws Exception {
    HttpResponse<String> answer =
        upload("/api/v1/me", BodyPublishers.ofByteArray(multipart(19 * MB)));

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> upload(String path, BodyPublisher body) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TestUser.in(identityService, "agent").basic())
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(body)
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static byte[] multipart(int size) throws Exception {
    List<InputStream> parts =
        List.of(
            new ByteArrayInputStream(
                ("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\""
                        + "\r\nContent-Type: text/csv\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)),
            new ByteArrayInputStream(new byte[size]),
            new ByteArrayInputStream("\r\n--b0undary--\r\n".getBytes(StandardCharsets.US_ASCII)));
    return new SequenceInputStream(Collections.enumeration(parts)).readAllBytes();
  }
}
