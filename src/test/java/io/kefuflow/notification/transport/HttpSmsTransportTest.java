package io.kefuflow.notification.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Messages;
import io.kefuflow.notification.UndeliverableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClientException;

class HttpSmsTransportTest {

  @RegisterExtension
  static final WireMockExtension GATEWAY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final Message message = Messages.to(Channel.SMS, "+8613800138000");

  @Test
  void theGatewayReceivesNumberTextAndKey() throws Exception {
    GATEWAY.stubFor(messages().willReturn(okJson("{\"status\":\"accepted\"}")));

    transport("secret").send(message);

    GATEWAY.verify(
        1,
        postRequestedFor(urlEqualTo("/messages"))
            .withHeader("Idempotency-Key", equalTo(message.id().toString()))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withRequestBody(
                equalToJson(
                    """
                    {"to": "+8613800138000", "text": "尊敬的王小明：\\n您的投诉已受理。", "id": "%s"}
                    """
                        .formatted(message.id()))));
  }

  @Test
  void withoutTokenNoneIsSent() throws Exception {
    GATEWAY.stubFor(messages().willReturn(okJson("{}").withStatus(202)));

    transport("").send(message);

    GATEWAY.verify(postRequestedFor(urlEqualTo("/messages")).withoutHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 413, 422})
  void aFinalRefusalMakesItUndeliverable(int status) {
    GATEWAY.stubFor(messages().willReturn(okJson("{\"error\":\"号码不存在\"}").withStatus(status)));

    assertThatThrownBy(() -> transport("secret").send(message))
        .isInstanceOf(UndeliverableException.class)
        .hasMessageContaining("号码不存在")
        .hasMessageContaining(String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 408, 409, 429, 500, 502, 503})
  void everyOtherStatusIsWorthAnotherTry(int status) {
    assertWorthAnotherTry(
        okJson("{}").withStatus(status).withHeader("Location", "http://127.0.0.1:1/elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html>Please log in</html>",
    "application/json, <html>Please log in</html>",
    "application/json, []",
    "application/json, ''",
    "application/json, {\"status\":"
  })
  void anAnswerThatNoGatewayGivesIsNoAcceptance(String type, String body) {
    assertWorthAnotherTry(aResponse().withHeader("Content-Type", type).withBody(body));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsWorthAnotherTry(Fault fault) {
    assertWorthAnotherTry(aResponse().withFault(fault));
  }

  @Test
  void aSlowGatewayIsGivenUp() {
    Instant start = Instant.now();

    assertWorthAnotherTry(okJson("{}").withFixedDelay(5000));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aTricklingAnswerIsGivenUp() {
    Instant start = Instant.now();

    assertWorthAnotherTry(okJson("{\"status\":\"accepted\"}").withChunkedDribbleDelay(10, 8000));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
  }

  private void assertWorthAnotherTry(ResponseDefinitionBuilder answer) {
    GATEWAY.stubFor(messages().willReturn(answer));

    assertThatThrownBy(() -> transport("secret").send(message))
        .isInstanceOf(RestClientException.class);
  }

  private static MappingBuilder messages() {
    return post(urlEqualTo("/messages"));
  }

  private static HttpSmsTransport transport(String token) {
    return new HttpSmsTransport(
        URI.create(GATEWAY.baseUrl() + "/messages"),
        token,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
