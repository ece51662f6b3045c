package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.CorrectiveActionProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.test.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("corrective-action")
class CorrectiveActionProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired CaseWorkflow caseWorkflow;
  @Autowired ComplaintWorkflow workflow;
  @Autowired Notifications notifications;

  @Test
  void anIneffectiveCorrectionIsDoneAgainUntilItIsVerified() {
    Complaint complaint = ordered();

    correct(complaint);
    verify(complaint, false);
    assertThat(complaint.run().openTasks()).contains("userTask_correctFault");
    correct(complaint);
    verify(complaint, true);

    assertThat(complaint.run().passed()).contains("endEvent_faultCorrected");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_carryOutSolution");
  }

  @Test
  void anOverdueCorrectionIsReportedToTheSupervisors() {
    Complaint complaint = ordered();

    complaint.run().fireTimer("event_correctionOverdue");

    assertThat(complaint.run().openTasks()).contains("userTask_correctFault");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("correction-overdue");
  }

  @Test
  void aCorrectionOutlastsTheComplaint() {
    Complaint complaint = ordered();

    caseWorkflow.withdraw(complaint.number(), "不再追究");

    assertThat(complaint.run().openTasks()).containsExactly("userTask_correctFault");
  }

  private Complaint ordered() {
    Complaint complaint = scenario.investigated();
    complaint.plan(0, true);
    return complaint;
  }

  private static void correct(Complaint complaint) {
    complaint.run().complete("tech1", "userTask_correctFault", CORRECTION_NOTE.of("已上线容量预警"));
  }

  private static void verify(Complaint complaint, boolean effective) {
    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_verifyCorrection",
            CORRECTION_EFFECTIVE.of(effective),
            VERIFICATION_NOTE.of(effective ? "一周未复发" : "昨晚仍断线"));
  }
}
