package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.test.ServerTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What the desk in Tasklist gets, through the session and the filters of the webapp. */
@ServerTest
@Import(ComplaintScenario.class)
class DeskPageIT {

  private static final String DESK = "/camunda/api/tasklist/plugin/agent-desk/default";

  @Autowired ComplaintScenario scenario;

  private TasklistSession tasklist;

  @BeforeEach
  void openSession(@LocalServerPort int port) {
    tasklist = new TasklistSession(port);
  }

  @Test
  void theCardsOfAPageComeInOneAnswer() throws Exception {
    Complaint complaint = scenario.responded();
    String task = complaint.run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    HttpResponse<String> answer = tasklist.get(DESK + "/cards?taskIds=" + task + ",unknown");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat((List<?>) JsonPath.read(answer.body(), "$.cards")).hasSize(1);
    assertThat((String) JsonPath.read(answer.body(), "$.cards[0].customer")).isEqualTo("李**");
    answer = tasklist.get(DESK + "/tasks/" + task);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
