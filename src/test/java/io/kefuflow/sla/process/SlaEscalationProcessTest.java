package io.kefuflow.sla.process;

import static io.kefuflow.sla.process.SlaEscalationProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ProcessTest("sla-escalation")
@Import(ComplaintScenario.class)
class SlaEscalationProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired Deadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired Handovers handovers;
  @Autowired Notifications notifications;
  @Autowired TaskService tasks;
  @Autowired Clock clock;

  @Test
  void theLadderWarnsThenReachesTheSupervisorThenTheManager() {
    Complaint complaint = scenario.responded();

    complaint.run().passTime(Duration.ofHours(18).plusMinutes(1));
    assertThat(summaries(complaint)).contains("问题解决时限临近,已提醒王小明");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");

    complaint.run().passTime(Duration.ofHours(6));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_superviseCase");

    complaint.run().passTime(Duration.ofHours(4));
    assertThat(complaint.run().openTasks())
        .containsExactly(
            "userTask_investigateComplaint",
            "userTask_superviseCase",
            "userTask_superviseCaseAsManager");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("sla-warning", "sla-breached", "sla-escalated");
  }

  @Test
  void anUnclaimedComplaintWarnsAllAgents() {
    Complaint complaint = scenario.received();

    complaint.run().fireTimer("event_firstResponseAtRisk");

    assertThat(summaries(complaint)).contains("首次响应时限临近,已提醒客服专员");
  }

  @Test
  void theBreachIsDatedAtTheDueInstantHoweverLateItIsNoticed() {
    Complaint complaint = scenario.responded();
    Instant due = deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION).orElseThrow();
    complaint.run().fireTimer("event_resolutionAtRisk");

    ClockUtil.setCurrentTime(Date.from(due.plus(Duration.ofHours(3))));
    complaint.run().fireTimer("event_deadlineReached");

    assertThat(
            deadlines
                .find(complaint.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .breachedAt())
        .isEqualTo(due);
  }

  @Test
  void theSupervisorReassignsTheWorkWithAHandoverRecord() {
    Complaint complaint = supervised();

    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_superviseCase",
            MEASURE.of("REASSIGN"),
            COLLEAGUE.of("agent2"),
            MEASURE_NOTE.of("小明请假"));

    assertThat(complaint.run().task("userTask_investigateComplaint").getAssignee())
        .isEqualTo("agent2");
    assertThat(handovers.of(complaint.number()))
        .singleElement()
        .satisfies(
            handover -> {
              assertThat(handover.fromUser()).isEqualTo("agent1");
              assertThat(handover.toUser()).isEqualTo("agent2");
            });
    assertThat(complaint.run().passed()).contains("endEvent_measureApplied");
  }

  @Test
  void theSupervisorTakesTheWorkOver() {
    Complaint complaint = supervised();

    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_superviseCase",
            MEASURE.of("TAKE_OVER"),
            MEASURE_NOTE.of("我来处理"));

    assertThat(complaint.run().task("userTask_investigateComplaint").getAssignee())
        .isEqualTo("supervisor1");
  }

  @Test
  void helpSeesTheWorkAsWell() {
    Complaint complaint = supervised();

    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_superviseCase",
            MEASURE.of("ADD_HELP"),
            COLLEAGUE.of("agent2"),
            MEASURE_NOTE.of("两人一起"));

    var task = complaint.run().task("userTask_investigateComplaint");
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .anyMatch(link -> "agent2".equals(link.getUserId()));
  }

  @Test
  void aNewTimeMovesTheNextRungAndKeepsTheOriginalPromise() {
    Complaint complaint = supervised();
    Instant promise = clock.instant().plus(Duration.ofHours(8)).truncatedTo(ChronoUnit.SECONDS);

    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_superviseCase",
            MEASURE.of("NEW_TIME"),
            PROMISED_AT.of(OffsetDateTime.ofInstant(promise, clock.getZone()).toString()),
            MEASURE_NOTE.of("已与客户约定"));

    var running = deadlines.find(complaint.number().value(), Metric.RESOLUTION).orElseThrow();
    assertThat(running.promisedAt()).isEqualTo(promise);
    assertThat(running.breachedAt()).isEqualTo(running.originalDueAt());
    complaint.run().passTime(Duration.ofHours(11));
    assertThat(complaint.run().openTasks()).doesNotContain("userTask_superviseCaseAsManager");
    complaint.run().passTime(Duration.ofHours(2));
    assertThat(complaint.run().openTasks()).contains("userTask_superviseCaseAsManager");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("new-promise");
  }

  @Test
  void theManagerDecidesAndTheSolutionWithdrawsWhatIsLeft() {
    Complaint complaint = supervised();
    complaint.run().fireTimer("event_nextLevelReached");

    complaint
        .run()
        .complete(
            "manager1",
            "userTask_superviseCaseAsManager",
            MEASURE.of("CONTINUE"),
            MEASURE_NOTE.of("今天必须解决"));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_superviseCase");
    complaint.investigate();
    complaint.plan(0, false);
    complaint.carryOut();
    complaint.accept();

    assertThat(complaint.run().openTasks()).containsExactly("userTask_recordRootCause");
  }

  @Test
  void aResponseAfterTheDeadlineWithdrawsTheSupervision() {
    Complaint complaint = scenario.received();
    complaint.run().fireTimer("event_firstResponseAtRisk");
    complaint.run().fireTimer("event_deadlineReached");
    assertThat(complaint.run().openTasks()).contains("userTask_superviseCase");

    complaint.respond("KEEP");

    assertThat(complaint.run().passed()).contains("endEvent_escalationWithdrawn");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  @Test
  void nobodyIsWarnedOfADeadlineThatHasPassed() {
    Complaint complaint = scenario.responded();

    Instant due = deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION).orElseThrow();
    ClockUtil.setCurrentTime(Date.from(due.plusSeconds(60)));
    complaint.run().fireTimer("event_resolutionAtRisk");
    complaint.run().fireTimer("event_deadlineReached");

    assertThat(complaint.run().openTasks()).contains("userTask_superviseCase");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("sla-breached")
        .doesNotContain("sla-warning");
  }

  private Complaint supervised() {
    Complaint complaint = scenario.responded();
    complaint.run().fireTimer("event_resolutionAtRisk");
    complaint.run().fireTimer("event_deadlineReached");
    return complaint;
  }

  private Iterable<String> summaries(Complaint complaint) {
    return timeline.of(complaint.number()).stream().map(CaseEvent::summary).toList();
  }
}
