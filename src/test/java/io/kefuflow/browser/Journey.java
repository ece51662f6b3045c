package io.kefuflow.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;

/** Cases as people work them, in a real browser and with the job executor on. */
@ServerTest
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
@DirtiesContext // else its job executor would go on beside other tests and the clocks they move
abstract class Journey {

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired TaskService tasks;
  RestClient api;

  @BeforeEach
  void connect() {
    api =
        RestClient.builder()
            .baseUrl("http://localhost:" + port + "/api/v1")
            .defaultHeaders(headers -> headers.setBasicAuth("agent1", "kefu-demo"))
            .build();
  }

  /** The number of the only case with this text. */
  final String onlyCaseWith(String text) {
    JsonNode found = api.get().uri("/cases?text={text}", text).retrieve().body(JsonNode.class);
    assertThat(found.path("total").asInt()).isEqualTo(1);
    return found.path("items").get(0).path("number").asText();
  }

  final JsonNode get(String path) {
    return api.get().uri(path).retrieve().body(JsonNode.class);
  }

  /** Takes a complaint in as another system does; its number, once its first task is there. */
  final String receiveComplaint(String phone, String name, String matter) {
    String caseNumber =
        api.post()
            .uri("/complaints")
            .body(
                Map.of(
                    "customerPhone", phone,
                    "customerName", name,
                    "category", "BILLING",
                    "channel", "PHONE",
                    "matter", matter))
            .retrieve()
            .body(JsonNode.class)
            .path("caseNumber")
            .asText();
    onlyTaskOf(caseNumber);
    return caseNumber;
  }

  /** The task of the only step that is open, once it is there. */
  final Task onlyTaskOf(String businessKey) {
    return await()
        .until(
            () -> tasks.createTaskQuery().processInstanceBusinessKey(businessKey).list(),
            hasSize(1))
        .get(0);
  }

  /** Waits until the case has this status. */
  final void awaitStatus(String caseNumber, String status) {
    await().until(() -> get("/cases/" + caseNumber).path("status").asText(), equalTo(status));
  }
}
