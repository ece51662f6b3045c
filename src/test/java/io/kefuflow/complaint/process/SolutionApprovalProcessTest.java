package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintResolutionProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.test.ProcessTest;
import java.time.Clock;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ProcessTest("solution-approval")
@Import(ComplaintScenario.class)
class SolutionApprovalProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired StandIns standIns;
  @Autowired TaskService tasks;
  @Autowired Clock clock;

  @Test
  void aSmallCompensationNeedsNoApproval() {
    Complaint complaint = scenario.investigated();

    complaint.plan(100, false);

    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void theSupervisorApprovesACompensationAboveTheLimit() {
    Complaint complaint = scenario.investigated();
    complaint.plan(100.01, false);

    complaint.run().complete("supervisor1", "userTask_approveSolution", SOLUTION_APPROVED.of(true));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void theManagerSendsBackALargeCompensation() {
    Complaint complaint = scenario.investigated();
    complaint.plan(1000.5, false);

    assertThatThrownBy(
            () ->
                complaint
                    .run()
                    .complete(
                        "supervisor1", "userTask_approveSolution", SOLUTION_APPROVED.of(true)))
        .hasMessageContaining("审批方案");
    complaint
        .run()
        .complete(
            "manager1",
            "userTask_approveSolution",
            SOLUTION_APPROVED.of(false),
            REJECTION_REASON.of("先核实损失"));

    assertThat(complaint.run().passed()).contains("endEvent_solutionRejected");
  }

  @Test
  void nobodyApprovesASolutionOfTheirOwn() {
    Complaint complaint = scenario.investigated();
    tasks.setAssignee(complaint.run().task("userTask_planSolution").getId(), "manager1");
    complaint
        .run()
        .complete(
            "manager1",
            "userTask_planSolution",
            SOLUTION.of("减免"),
            COMPENSATION_AMOUNT.of(5000),
            CORRECTION_REQUIRED.of(false));
    assertThat(candidates(complaint)).isEqualTo("deputy-manager");
    tasks.addCandidateUser(complaint.run().task("userTask_approveSolution").getId(), "manager1");

    assertThatThrownBy(
            () ->
                complaint
                    .run()
                    .complete("manager1", "userTask_approveSolution", SOLUTION_APPROVED.of(true)))
        .hasMessageContaining("四眼原则");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_approveSolution");
  }

  @Test
  void whatASupervisorPlannedTheManagerApproves() {
    Complaint complaint = scenario.investigated();
    tasks.setAssignee(complaint.run().task("userTask_planSolution").getId(), "supervisor1");
    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_planSolution",
            SOLUTION.of("减免"),
            COMPENSATION_AMOUNT.of(500),
            CORRECTION_REQUIRED.of(false));
    assertThat(candidates(complaint)).isEqualTo("manager");

    complaint.run().complete("manager1", "userTask_approveSolution", SOLUTION_APPROVED.of(true));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void theDeputyApprovesWhileTheManagerIsAbsent() {
    Complaint complaint = scenario.investigated();
    complaint.plan(5000, false);
    assertThat(candidates(complaint)).isEqualTo("manager");

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    try {
      complaint.run().complete("deputy1", "userTask_approveSolution", SOLUTION_APPROVED.of(true));
    } finally {
      standIns.markPresent("manager1");
    }

    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
    assertThat(standIns.managerGroup()).isEqualTo("manager");
  }

  private String candidates(Complaint complaint) {
    return tasks
        .getIdentityLinksForTask(complaint.run().task("userTask_approveSolution").getId())
        .get(0)
        .getGroupId();
  }
}
