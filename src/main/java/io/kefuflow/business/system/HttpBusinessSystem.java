package io.kefuflow.business.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kefuflow.business.Booking;
import io.kefuflow.business.BusinessSystem;
import io.kefuflow.business.OrderRefusedException;
import io.kefuflow.business.OrderRequest;
import io.kefuflow.shared.http.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * The business system over HTTP:
 *
 * <ul>
 *   <li>{@code POST orders} with the key as {@code Idempotency-Key} places an order and answers
 *       {@code {"key", "orderNumber", "kind"}}; 409 says that the key is known;
 *   <li>{@code GET orders/{key}} answers the same, or 404;
 *   <li>{@code POST orders/{key}/cancellation} takes it back; 404, 409 and 410 say that there is
 *       nothing to take back.
 * </ul>
 *
 * A status of {@link #TECHNICAL} and everything above 499 is worth another try; every other 4xx to
 * an order is a refusal, with the reason as {@code {"message"}}. What is not such an answer is a
 * failure: garbage, another key, a body that is too long.
 */
class HttpBusinessSystem implements BusinessSystem {

  /** What our own settings, a proxy or a busy system answer, not the business. */
  private static final Set<Integer> TECHNICAL =
      Set.of(401, 403, 404, 405, 406, 407, 408, 413, 415, 421, 425, 426, 429, 431);

  private static final Set<Integer> NOTHING_TO_CANCEL = Set.of(404, 409, 410);
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int LONGEST_REASON = 300;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final RestClient client;

  HttpBusinessSystem(URI url, String token, Duration connectTimeout, Duration readTimeout) {
    this.client = OutgoingHttp.client(url, token, connectTimeout, readTimeout);
  }

  @Override
  public Booking place(OrderRequest order) throws OrderRefusedException {
    Answer answer =
        client
            .post()
            .uri(uri -> uri.path("/orders").build())
            .header("Idempotency-Key", order.key())
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .body(order)
            .exchange((request, response) -> Answer.of(response));
    if (answer.status() == 409) {
      return find(order.key())
          .orElseThrow(() -> failure(answer, "says that the order is known, but has none"));
    }
    if (answer.status() >= 400 && answer.status() < 500 && !TECHNICAL.contains(answer.status())) {
      throw new OrderRefusedException(answer.reason());
    }
    return answer.booking(order.key());
  }

  @Override
  public Optional<Booking> find(String key) {
    Answer answer =
        client
            .get()
            .uri(uri -> uri.path("/orders/{key}").build(key))
            .accept(MediaType.APPLICATION_JSON)
            .exchange((request, response) -> Answer.of(response));
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer.booking(key));
  }

  @Override
  public void cancel(String key) {
    Answer answer =
        client
            .post()
            .uri(uri -> uri.path("/orders/{key}/cancellation").build(key))
            .header("Idempotency-Key", key + ":cancellation")
            .accept(MediaType.APPLICATION_JSON)
            .exchange((request, response) -> Answer.of(response));
    if (!answer.isSuccess() && !NOTHING_TO_CANCEL.contains(answer.status())) {
      throw failure(answer, "did not take the order back");
    }
  }

  private static IllegalStateException failure(Answer answer, String what) {
    return new IllegalStateException(
        "The business system %s: %d %s".formatted(what, answer.status(), answer.shortened()));
  }

  /** What came back, read to its end or to where it gets too long. */
  private record Answer(int status, byte[] body) {

    static Answer of(ClientHttpResponse response) throws IOException {
      return new Answer(
          response.getStatusCode().value(), response.getBody().readNBytes(LARGEST_ANSWER + 1));
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    Booking booking(String key) {
      if (!isSuccess()) {
        throw failure(this, "failed");
      }
      if (body.length > LARGEST_ANSWER) {
        throw failure(this, "answered more than %d bytes".formatted(LARGEST_ANSWER));
      }
      JsonNode json;
      try {
        json = JSON.readTree(body);
      } catch (IOException e) {
        throw failure(this, "did not answer JSON");
      }
      if (!key.equals(json.path("key").textValue())) {
        throw failure(this, "answered for another order than " + key);
      }
      String orderNumber = json.path("orderNumber").asText("");
      String kind = json.path("kind").asText("");
      if (!orderNumber.matches("[\\p{Alnum}._/-]{1,60}") || !kind.matches("[A-Z][A-Z0-9_]{0,59}")) {
        throw failure(this, "answered no order number or kind");
      }
      return new Booking(orderNumber, kind, shortened());
    }

    /** Why the business system refuses, as it says itself. */
    String reason() {
      try {
        String message = JSON.readTree(body).path("message").asText("").strip();
        if (!message.isEmpty()) {
          return message.substring(0, Math.min(message.length(), LONGEST_REASON));
        }
      } catch (IOException noJson) {
        // the same answer as for JSON without a reason
      }
      return "业务系统拒绝办理，未说明原因（HTTP " + status + "）";
    }

    String shortened() {
      String text = new String(body, StandardCharsets.UTF_8).replaceAll("[\\p{Cc}\\s]+", " ");
      return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }
  }
}
