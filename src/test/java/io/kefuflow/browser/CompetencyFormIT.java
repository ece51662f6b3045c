package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.Role;
import io.kefuflow.test.RunningCase;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The assessment of an employee in Tasklist, and what others find of it by the engine's REST. */
@ServerTest
class CompetencyFormIT {

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired ApplicationContext application;

  private RosterFixture roster;
  private RunningCase development;
  private String number;

  @BeforeEach
  void agent2IsAssessedInTheTeamOfSupervisor1() {
    roster = new RosterFixture(application);
    roster.led(Role.AGENT, "supervisor1", List.of("agent2"));
    number =
        as("manager1")
            .post()
            .uri("/api/v1/competency-developments")
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("employee", "agent2", "post", "agent", "reason", "试用期满"))
            .retrieve()
            .body(JsonNode.class)
            .path("number")
            .asText();
    development = new RunningCase(engine, number);
  }

  @AfterEach
  void theDevelopmentEnds() {
    engine
        .getRuntimeService()
        .createMessageCorrelation("employee.left")
        .processInstanceVariableEquals("employee", "agent2")
        .correlateAll();
    roster.clear();
  }

  @Test
  void theEmployeeAssessesThemselvesAndTheSupervisorSeesTheRadarChart() {
    try (Tasklist employee = Tasklist.open(browser, port, "agent2")) {
      employee.openTask(Tasklist.MINE, "自评", "自评");
      assertThat(employee.field("评级：法规与信息保护（目标 4）")).isVisible();
      assertThat(employee.form().locator(".fjs-form-field-radio")).hasCount(7);
      for (String criterion : List.of("业务知识", "问题处理", "沟通表达", "投诉应对", "系统操作", "团队协作", "法规与信息保护")) {
        employee.choose("评级：" + criterion, "4");
      }
      employee.fill("说明", "善于倾听，希望提高投诉应对");
      employee.complete();
    }
    rate("supervisor1", "userTask_assessEmployee", 2, 3, 3, 2, 4, 4, 3);
    rate("manager1", "userTask_recordInterview", 3, 3, 4, 3, 4, 3, 4);
    rate("trainer1", "userTask_assessPractice", 3, 2, 4, 2, 5, 4, 4);

    try (Tasklist supervisor = Tasklist.open(browser, port, "supervisor1")) {
      supervisor.openTask(Tasklist.MINE, "制定发展计划", "制定发展计划");
      Locator radar = supervisor.form().locator("img");
      assertThat(radar).isVisible();
      assertThat(Webapp.width(radar))
          .as("the policy of the page lets the picture in")
          .isGreaterThanOrEqualTo(600);
      assertThat(supervisor.form().locator("table")).containsText("投诉应对");
      assertThat(supervisor.form().locator("table")).containsText("差距 0.8");
      supervisor.select("措施1 种类", "辅导");
      supervisor.select("措施1 针对的能力", "投诉应对");
      assertThat(supervisor.field("措施2 种类")).isVisible();
    }
  }

  @Test
  void whoIsNotConcernedFindsNothingByTheEnginesRest() {
    rate("supervisor1", "userTask_assessEmployee", 2, 3, 3, 2, 4, 4, 3);
    Task self = development.task("userTask_assessSelf");
    String instance = self.getProcessInstanceId();

    for (String other : List.of("agent1", "quality1")) {
      for (String query :
          List.of(
              "/task?processInstanceId=",
              "/variable-instance?processInstanceIdIn=",
              "/history/variable-instance?processInstanceId=",
              "/history/detail?processInstanceId=",
              "/history/task?processInstanceId=",
              "/history/activity-instance?processInstanceId=")) {
        assertThat(found(other, query + instance)).as("%s %s", other, query).isEmpty();
      }
      for (String resource :
          List.of(
              "/task/" + self.getId(),
              "/task/" + self.getId() + "/variables",
              "/task/" + self.getId() + "/form-variables",
              "/process-instance/" + instance + "/variables")) {
        assertThat(status(other, resource).value())
            .as("%s %s", other, resource)
            .isIn(403, 404, 500);
      }
    }
    assertThat(found("agent2", "/task?processInstanceId=" + instance)).hasSize(1);
    assertThat(found("agent2", "/history/variable-instance?processInstanceId=" + instance))
        .isEmpty();
    assertThat(
            as("agent2")
                .get()
                .uri("/engine-rest/task/" + self.getId() + "/form-variables")
                .retrieve()
                .body(String.class))
        .as("the supervisor's word is not in the employee's form")
        .doesNotContain("主管的话", "radarChart");
  }

  private void rate(String by, String task, int... levels) {
    @SuppressWarnings("unchecked")
    Map.Entry<String, ?>[] fields = new Map.Entry[levels.length + 1];
    for (int i = 0; i < levels.length; i++) {
      fields[i] = Map.entry("rating" + (i + 1), levels[i]);
    }
    fields[levels.length] = Map.entry("assessmentText", "主管的话");
    development.complete(by, task, fields);
  }

  private JsonNode found(String user, String query) {
    return as(user).get().uri("/engine-rest" + query).retrieve().body(JsonNode.class);
  }

  private HttpStatusCode status(String user, String resource) {
    return as(user)
        .get()
        .uri("/engine-rest" + resource)
        .exchange((request, response) -> response.getStatusCode());
  }

  private RestClient as(String user) {
    return RestClient.builder()
        .baseUrl("http://localhost:" + port)
        .defaultHeaders(headers -> headers.setBasicAuth(user, "kefu-demo"))
        .build();
  }
}
