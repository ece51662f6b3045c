package io.kefuflow.notification.transport;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Transport;
import io.kefuflow.notification.UndeliverableException;
import io.kefuflow.shared.http.OutgoingHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * SMS through an HTTP gateway: {@code POST {"to", "text", "id"}} with the id as {@code
 * Idempotency-Key}. Any JSON object with 2xx says accepted. 400, 404, 410, 413 and 422 say that
 * this message will never be; every other answer, also one that no gateway gives (a page of a
 * proxy), is a failure worth another try.
 */
class HttpSmsTransport implements Transport {

  private static final Set<Integer> FINAL_REFUSALS = Set.of(400, 404, 410, 413, 422);
  private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
      new ParameterizedTypeReference<>() {};

  private final RestClient gateway;

  HttpSmsTransport(URI url, String token) {
    this(url, token, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  /** With time-outs below half of a job's lock time (120 s). */
  HttpSmsTransport(URI url, String token, Duration connectTimeout, Duration readTimeout) {
    this.gateway = OutgoingHttp.client(url, token, connectTimeout, readTimeout);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public void send(Message message) throws UndeliverableException {
    try {
      var answer =
          gateway
              .post()
              .header("Idempotency-Key", message.id().toString())
              .contentType(MediaType.APPLICATION_JSON)
              .accept(MediaType.APPLICATION_JSON)
              .body(new Sms(message.address(), message.text(), message.id().toString()))
              .retrieve()
              .toEntity(JSON_OBJECT);
      if (!answer.getStatusCode().is2xxSuccessful() || answer.getBody() == null) {
        throw new RestClientException("Not an answer of an SMS gateway: " + answer.getStatusCode());
      }
    } catch (RestClientResponseException e) {
      if (FINAL_REFUSALS.contains(e.getStatusCode().value())) {
        throw new UndeliverableException(e.getMessage(), e);
      }
      throw e;
    }
  }

  private record Sms(String to, String text, String id) {}
}
