package io.kefuflow.exam.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.exam.Exams;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What participants and others find of an exam by any interface: never what is right. */
@ServerTest
class ExamSecrecyIT {

  private static final String PARTICIPANT = "agent1";
  private static final String OTHER = "agent2";
  private static final String PASSWORD = "kefu-demo";

  @Autowired ApplicationContext application;
  @Autowired ProcessEngine engine;
  @Autowired Exams exams;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private ExamScenario scenario;
  private ExamScenario.Running exam;
  private RosterFixture roster;
  private String taskId;
  private String instanceId;

  /** One page is handed in, the other is open. */
  @BeforeEach
  void anExamGoesOn() {
    roster = new RosterFixture(application);
    scenario = new ExamScenario(application).course(Assessment.EXAM, false).bank(9);
    exam = scenario.start(PARTICIPANT);
    exam.begin();
    exam.handIn(true);
    var task = exam.process().task("userTask_answerQuestions");
    taskId = task.getId();
    instanceId = task.getProcessInstanceId();
  }

  @AfterEach
  void takeTeamsAway() {
    roster.clear();
  }

  private List<String> doors() {
    return List.of(
        "/engine-rest/task/" + taskId,
        "/engine-rest/task/" + taskId + "/form-variables?deserializeValues=false",
        "/engine-rest/task/" + taskId + "/variables?deserializeValues=false",
        "/engine-rest/task/" + taskId + "/localVariables",
        "/engine-rest/task?processInstanceBusinessKey=" + exam.number(),
        "/engine-rest/process-instance/" + instanceId,
        "/engine-rest/process-instance/" + instanceId + "/variables",
        "/engine-rest/process-instance/" + instanceId + "/activity-instances",
        "/engine-rest/execution?processInstanceId=" + instanceId,
        "/engine-rest/variable-instance?deserializeValues=false&processInstanceIdIn=" + instanceId,
        "/engine-rest/history/process-instance?processInstanceBusinessKey=" + exam.number(),
        "/engine-rest/history/variable-instance?deserializeValues=false&processInstanceId="
            + instanceId,
        "/engine-rest/history/detail?processInstanceId=" + instanceId,
        "/engine-rest/history/task?processInstanceBusinessKey=" + exam.number(),
        "/engine-rest/history/activity-instance?processInstanceId=" + instanceId,
        "/engine-rest/history/user-operation?processInstanceId=" + instanceId,
        "/api/v1/exams",
        "/api/v1/exams?employee=" + PARTICIPANT,
        "/api/v1/exams/" + exam.number(),
        "/api/v1/certificates",
        "/api/v1/questions",
        "/api/v1/questions?course=" + scenario.code(),
        "/api/v1/questions/export",
        "/api/v1/courses/" + scenario.code());
  }

  @Test
  void aParticipantFindsTheQuestionsAndNotWhatIsRight() throws Exception {
    for (String door : doors()) {
      assertThat(get(PARTICIPANT, door).body())
          .as(door)
          .doesNotContain(scenario.secret)
          .doesNotContainIgnoringCase("\"correct\"");
    }

    assertThat(
            get(
                    PARTICIPANT,
                    "/engine-rest/task/" + taskId + "/form-variables?deserializeValues=false")
                .body())
        .contains(exams.page(exam.number()).get(0).text())
        .contains("examSummary");
    assertThat(get(PARTICIPANT, "/api/v1/exams/" + exam.number()).statusCode()).isEqualTo(200);
    assertThat(get(PARTICIPANT, "/api/v1/questions").statusCode()).isEqualTo(403);
  }

  @Test
  void anotherAgentFindsNothing() throws Exception {
    for (String door : doors()) {
      assertThat(get(OTHER, door).body())
          .as(door)
          .doesNotContain(scenario.secret)
          .doesNotContain("题目")
          .doesNotContain("examOutcome")
          .doesNotContain("\"" + exam.number() + "\"");
    }

    assertThat(get(OTHER, "/api/v1/exams/" + exam.number()).statusCode()).isEqualTo(404);
    assertThat(get(OTHER, "/engine-rest/task/" + taskId + "/form-variables").statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void theSupervisorOfTheTeamFindsTheResultAndNoQuestion() throws Exception {
    assertThat(get("supervisor1", "/api/v1/exams/" + exam.number()).statusCode()).isEqualTo(404);

    roster.led(Role.AGENT, "supervisor1", List.of(PARTICIPANT));

    assertThat(get("supervisor1", "/api/v1/exams/" + exam.number()).body())
        .contains(exam.number())
        .doesNotContain("题目");
    assertThat(get("supervisor1", "/api/v1/questions").statusCode()).isEqualTo(403);
  }

  @Test
  void aTrainerFindsWhatIsRightInTheBank() throws Exception {
    assertThat(get("trainer1", "/api/v1/questions?course=" + scenario.code()).body())
        .contains(scenario.secret, "\"correct\":[\"A\",\"C\"]");
  }

  private HttpResponse<String> get(String user, String path)
      throws IOException, InterruptedException {
    String login =
        Base64.getEncoder()
            .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Basic " + login)
            .build(),
        BodyHandlers.ofString());
  }
}
