package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.engine.form.FormSubmissions;
import io.kefuflow.notification.Notifications;
import io.kefuflow.test.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("complaint-resolution")
class ComplaintResolutionProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired Timeline timeline;
  @Autowired Notifications notifications;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired FormSubmissions submissions;

  @Test
  void theAgentWhoRespondedSolvesTheComplaintAndTheCustomerAccepts() {
    Complaint complaint = scenario.responded();
    assertThat(complaint.run().task("userTask_investigateComplaint").getAssignee())
        .isEqualTo("agent1");

    complaint.investigate();
    complaint.plan(0, false);
    complaint.carryOut();
    complaint.accept();

    assertThat(complaint.run().passed())
        .contains("endEvent_solutionAccepted", "endEvent_approvalNotNeeded");
  }

  @Test
  void departmentsAnswerInParallelAndTheAgentReadsTheirAnswers() {
    Complaint complaint = scenario.responded();

    complaint
        .run()
        .complete(
            "agent1",
            "userTask_investigateComplaint",
            INVESTIGATION_NEXT.of("DEPARTMENTS"),
            INQUIRY_DEPARTMENTS.of(
                SpinValues.jsonValue("[\"tech-support\",\"product-quality\"]").create()),
            DEPARTMENT_QUESTION.of("端口利用率是多少？"));

    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_answerInquiry", "userTask_answerInquiry");
    answerInquiry(complaint, "tech1", "晚高峰利用率过高");
    answerInquiry(complaint, "product1", "猫的固件有缺陷");
    var investigation = complaint.run().task("userTask_investigateComplaint");
    assertThat((String) forms.getTaskFormVariables(investigation.getId()).get("caseHistory"))
        .contains("晚高峰利用率过高", "猫的固件有缺陷");
  }

  private void answerInquiry(Complaint complaint, String userId, String answer) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(complaint.number().value())
            .taskCandidateUser(userId)
            .singleResult();
    tasks.claim(task.getId(), userId);
    submissions.complete(task.getId(), userId, Map.of(DEPARTMENT_ANSWER.name(), answer));
  }

  @Test
  void theCustomerIsAskedAndTheInvestigationGoesOn() {
    Complaint complaint = scenario.responded();

    complaint
        .run()
        .complete(
            "agent1",
            "userTask_investigateComplaint",
            INVESTIGATION_NEXT.of("CUSTOMER"),
            Map.entry("customerQuestion", "断线时猫的指示灯什么颜色？"));
    complaint
        .run()
        .complete("agent1", "userTask_recordCustomerAnswer", Map.entry("customerAnswer", "红灯"));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  @Test
  void aSmallCompensationNeedsNoApproval() {
    Complaint complaint = scenario.investigated();

    complaint.plan(100, false);

    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void aSupervisorApprovesACompensationAboveTheLimitAndTheManagerALargeOne() {
    Complaint above = scenario.investigated();
    above.plan(100.01, false);
    assertThat(approvers(above)).isEqualTo("supervisor");
    above.run().complete("supervisor1", "userTask_approveRequest", Map.entry("approved", true));
    assertThat(above.run().openTasks()).containsExactly("userTask_carryOutSolution");

    Complaint large = scenario.investigated();
    large.plan(1000.5, false);
    assertThat(approvers(large)).isEqualTo("manager");
  }

  private String approvers(Complaint complaint) {
    return tasks
        .getIdentityLinksForTask(complaint.run().task("userTask_approveRequest").getId())
        .get(0)
        .getGroupId();
  }

  @Test
  void aRejectedSolutionIsPlannedAgain() {
    Complaint complaint = scenario.investigated();
    complaint.plan(500, false);

    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_approveRequest",
            Map.entry("approved", false),
            Map.entry("rejectionReason", "补偿过高"));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_planSolution");
    assertThat(timeline.of(complaint.number()))
        .flatExtracting(CaseEvent::details)
        .extracting(CaseEvent.Detail::after)
        .contains("补偿过高");
  }

  @Test
  void aCorrectionRunsBesideTheSolution() {
    Complaint complaint = scenario.investigated();

    complaint.plan(0, true);

    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_carryOutSolution", "userTask_correctFault");
  }

  @Test
  void aRefusedSolutionIsPlannedAgainAndTheSecondRefusalReachesTheManager() {
    Complaint complaint = scenario.carriedOut();

    complaint.refuse(false);
    assertThat(complaint.run().openTasks()).containsExactly("userTask_planSolution");

    complaint.plan(50, false);
    complaint.carryOut();
    complaint.refuse(false);
    assertThat(complaint.run().openTasks()).containsExactly("userTask_takeOverComplaint");

    complaint
        .run()
        .complete(
            "manager1",
            "userTask_takeOverComplaint",
            MANAGER_DECISION.of("NEW_SOLUTION"),
            SOLUTION.of("免三个月费用"),
            COMPENSATION_AMOUNT.of(300));
    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void theCustomerAsksForTheManagerWhoDecides() {
    Complaint complaint = scenario.carriedOut();

    complaint.refuse(true);
    complaint
        .run()
        .complete(
            "manager1",
            "userTask_takeOverComplaint",
            MANAGER_DECISION.of("FINAL"),
            FINAL_DECISION.of("维持原方案"));

    assertThat(complaint.run().passed()).contains("endEvent_complaintDecided");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_recordRootCause");
    assertThat(notifications.ofCase(complaint.number().value()))
        .filteredOn(message -> message.template().equals("complaint-decided"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("维持原方案"));
  }
}
