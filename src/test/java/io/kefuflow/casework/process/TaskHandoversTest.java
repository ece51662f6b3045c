package io.kefuflow.casework.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class TaskHandoversTest {

  private static final String QUESTION = "userTask_recordCustomerAnswer";
  private static final String INVESTIGATION = "userTask_investigateComplaint";

  @Autowired ComplaintScenario scenario;
  @Autowired CustomerInquiries inquiries;
  @Autowired TaskHandovers handovers;
  @Autowired CaseTasks caseTasks;
  @Autowired Cases cases;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;

  @Test
  void whatTheHandlerHasOfACaseGoesAlong() {
    Complaint complaint = withQuestion();

    handOver("agent1", complaint.run().task(QUESTION), "agent2");

    assertThat(assignee(complaint, QUESTION)).isEqualTo("agent2");
    assertThat(assignee(complaint, INVESTIGATION)).isEqualTo("agent2");
    assertThat(cases.get(complaint.number()).handler()).isEqualTo("agent2");
    assertThat(caseTasks.handler(complaint.number())).contains("agent2");
  }

  @Test
  void whatAColleagueDoesBesideItStaysWithTheColleague() {
    Complaint complaint = withQuestion();
    tasks.setAssignee(complaint.run().task(INVESTIGATION).getId(), "supervisor1");
    cases.handledBy(complaint.number(), "supervisor1");

    handOver("agent1", complaint.run().task(QUESTION), "agent2");

    assertThat(assignee(complaint, QUESTION)).isEqualTo("agent2");
    assertThat(assignee(complaint, INVESTIGATION)).isEqualTo("supervisor1");
    assertThat(cases.get(complaint.number()).handler()).isEqualTo("supervisor1");
  }

  private Complaint withQuestion() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();
    inquiries.ask(number, "断线时猫的指示灯什么颜色？");
    assertThat(assignee(complaint, QUESTION)).isEqualTo("agent1");
    assertThat(assignee(complaint, INVESTIGATION)).isEqualTo("agent1");
    cases.handledBy(number, "agent1");
    return complaint;
  }

  private static String assignee(Complaint complaint, String step) {
    return complaint.run().task(step).getAssignee();
  }

  private void handOver(String user, Task task, String toUser) {
    List<Group> groups = identities.createGroupQuery().groupMember(user).list();
    identities.setAuthentication(user, groups.stream().map(Group::getId).toList());
    try {
      handovers.handOver(task.getId(), new TaskHandovers.Order(toUser, "休假", null, null));
    } finally {
      identities.clearAuthentication();
    }
  }
}
