package io.kefuflow.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Complaints that come in by REST, as another system sends them. */
final class Complaints {

  private final RestClient api;

  Complaints(int port) {
    api =
        RestClient.builder()
            .baseUrl("http://localhost:" + port + "/api/v1")
            .defaultHeaders(headers -> headers.setBasicAuth("agent1", "kefu-demo"))
            .build();
  }

  /**
   * Takes a complaint in; its number.
   *
   * @param more what else is known, such as the customer's level
   */
  @SafeVarargs
  final String receive(
      String customerName, String phone, String matter, Map.Entry<String, String>... more) {
    Map<String, String> complaint =
        new HashMap<>(
            Map.of(
                "customerName", customerName,
                "customerPhone", phone,
                "category", "NETWORK",
                "channel", "PHONE",
                "matter", matter));
    for (var fact : more) {
      complaint.put(fact.getKey(), fact.getValue());
    }
    return api.post()
        .uri("/complaints")
        .contentType(MediaType.APPLICATION_JSON)
        .body(complaint)
        .retrieve()
        .body(JsonNode.class)
        .path("caseNumber")
        .asText();
  }
}
