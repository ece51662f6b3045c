package io.kefuflow.business.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kefuflow.business.Booking;
import io.kefuflow.business.OrderRefusedException;
import io.kefuflow.business.OrderRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBusinessSystemTest {

  private static final String KEY = "YW-20261121-000123:placeOrder:1";
  private static final String ORDER = "/bss/orders/YW-20261121-000123%3AplaceOrder%3A1";
  private static final String BOOKED =
      """
      {"key": "%s", "orderNumber": "BSS-77", "kind": "OWNERSHIP_TRANSFER", "more": "is ignored"}
      """
          .formatted(KEY);

  @RegisterExtension
  static final WireMockExtension SYSTEM =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final OrderRequest order =
      new OrderRequest(
          KEY, "YW-20261121-000123", "OWNERSHIP_TRANSFER", "王小明", "+8613800138000", "过户给李四", null);

  @Test
  void theOrderCarriesItsKeyAndIsBooked() throws Exception {
    SYSTEM.stubFor(orders().willReturn(okJson(BOOKED).withStatus(201)));

    Booking booking = system("secret").place(order);

    assertThat(booking.orderNumber()).isEqualTo("BSS-77");
    assertThat(booking.kind()).isEqualTo("OWNERSHIP_TRANSFER");
    assertThat(booking.answer()).contains("BSS-77");
    SYSTEM.verify(
        1,
        postRequestedFor(urlEqualTo("/bss/orders"))
            .withHeader("Idempotency-Key", equalTo(KEY))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withRequestBody(
                equalToJson(
                    """
                    {"key": "%s", "caseNumber": "YW-20261121-000123", "kind": "OWNERSHIP_TRANSFER",
                     "customerName": "王小明", "customerPhone": "+8613800138000", "plan": "过户给李四",
                     "note": null}
                    """
                        .formatted(KEY))));
  }

  @Test
  void anOrderThatIsKnownAlreadyIsNotBookedAgain() throws Exception {
    SYSTEM.stubFor(orders().willReturn(okJson("{}").withStatus(409)));
    SYSTEM.stubFor(get(urlEqualTo(ORDER)).willReturn(okJson(BOOKED)));

    assertThat(system("").place(order).orderNumber()).isEqualTo("BSS-77");

    SYSTEM.verify(1, postRequestedFor(urlEqualTo("/bss/orders")).withoutHeader("Authorization"));
    SYSTEM.verify(1, getRequestedFor(urlEqualTo(ORDER)));
  }

  @Test
  void aDuplicateThatCannotBeFoundIsAFailure() {
    SYSTEM.stubFor(orders().willReturn(okJson("{}").withStatus(409)));
    SYSTEM.stubFor(get(urlEqualTo(ORDER)).willReturn(aResponse().withStatus(404)));

    assertThatThrownBy(() -> system("").place(order))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("says that the order is known, but has none");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    SYSTEM.stubFor(get(urlEqualTo(ORDER)).willReturn(aResponse().withStatus(404)));

    assertThat(system("").find(KEY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{\"message\":\"证件号码不符\"}', 证件号码不符",
    "402, '{\"message\":\" 欠费 30 元 \"}', 欠费 30 元",
    "422, '{}', 业务系统拒绝办理，未说明原因（HTTP 422）",
    "423, '<html>', 业务系统拒绝办理，未说明原因（HTTP 423）"
  })
  void theBusinessSystemRefusesWithItsReason(int status, String body, String reason) {
    SYSTEM.stubFor(orders().willReturn(aResponse().withStatus(status).withBody(body)));

    assertThatThrownBy(() -> system("").place(order))
        .isInstanceOf(OrderRefusedException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 408, 413, 429, 500, 502, 503})
  void everyOtherStatusIsWorthAnotherTry(int status) {
    assertWorthAnotherTry(
        okJson("{}").withStatus(status).withHeader("Location", "http://127.0.0.1:1/elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "<html>Please log in</html>, did not answer JSON",
    "'', answered for another order",
    "[], answered for another order",
    "'{\"key\":', did not answer JSON",
    "'{} {}', did not answer JSON",
    "'{\"key\":\"YW-20261121-000999:placeOrder:1\",\"orderNumber\":\"1\",\"kind\":\"X\"}', answered for another order",
    "'{\"key\":\"YW-20261121-000123:placeOrder:1\",\"kind\":\"NEW_LINE\"}', answered no order number",
    "'{\"key\":\"YW-20261121-000123:placeOrder:1\",\"orderNumber\":\"a b\",\"kind\":\"NEW_LINE\"}', answered no order number",
    "'{\"key\":\"YW-20261121-000123:placeOrder:1\",\"orderNumber\":\"1\",\"kind\":\"new line\"}', answered no order number"
  })
  void garbageIsNoBooking(String body, String message) {
    SYSTEM.stubFor(orders().willReturn(aResponse().withBody(body)));

    assertThatThrownBy(() -> system("").place(order))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    SYSTEM.stubFor(
        orders()
            .willReturn(
                okJson("{\"key\":\"%s\",\"x\":\"%s\"}".formatted(KEY, "x".repeat(200_000)))));

    assertThatThrownBy(() -> system("").place(order))
        .hasMessageContaining("answered more than 65536 bytes")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(500));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsWorthAnotherTry(Fault fault) {
    assertWorthAnotherTry(aResponse().withFault(fault));
  }

  @Test
  void aSlowSystemIsGivenUp() {
    Instant start = Instant.now();

    assertWorthAnotherTry(okJson(BOOKED).withFixedDelay(5000));
    assertWorthAnotherTry(okJson(BOOKED).withChunkedDribbleDelay(10, 8000));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void nobodyListensAtAll() {
    var nowhere =
        new HttpBusinessSystem(
            URI.create("http://127.0.0.1:1/bss"), "", Duration.ofSeconds(1), Duration.ofSeconds(1));

    assertThatThrownBy(() -> nowhere.place(order)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> nowhere.find(KEY)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> nowhere.cancel(KEY)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 404, 409, 410})
  void anOrderIsTakenBackWhetherItIsThereOrNot(int status) {
    SYSTEM.stubFor(
        post(urlEqualTo(ORDER + "/cancellation")).willReturn(aResponse().withStatus(status)));

    assertThatCode(() -> system("").cancel(KEY)).doesNotThrowAnyException();

    SYSTEM.verify(
        postRequestedFor(urlEqualTo(ORDER + "/cancellation"))
            .withHeader("Idempotency-Key", equalTo(KEY + ":cancellation")));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 422, 500, 503})
  void anOrderThatIsNotTakenBackIsAFailure(int status) {
    SYSTEM.stubFor(
        post(urlEqualTo(ORDER + "/cancellation")).willReturn(aResponse().withStatus(status)));

    assertThatThrownBy(() -> system("").cancel(KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("did not take the order back: " + status);
  }

  private void assertWorthAnotherTry(ResponseDefinitionBuilder answer) {
    SYSTEM.stubFor(orders().willReturn(answer));

    assertThatThrownBy(() -> system("secret").place(order)).isInstanceOf(RuntimeException.class);
  }

  private static MappingBuilder orders() {
    return post(urlEqualTo("/bss/orders"));
  }

  private static HttpBusinessSystem system(String token) {
    return new HttpBusinessSystem(
        URI.create(SYSTEM.baseUrl() + "/bss"), token, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }
}
