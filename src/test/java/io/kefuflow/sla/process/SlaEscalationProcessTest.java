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
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("sla-escalation")
class SlaEscalationProcessTest {

  @SuppressWarnings("unchecked")
  private static final Map.Entry<String, ?>[] CONTINUE =
      new Map.Entry[] {MEASURE.of("CONTINUE"), MEASURE_NOTE.of("今天必须解决")};

  private static final Promise CRITICAL = new Promise("complaint-handling", "CRITICAL", "STANDARD");

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
    int priority = complaint.run().task("userTask_investigateComplaint").getPriority();

    complaint.run().passTime(Duration.ofHours(12).plusMinutes(1));
    assertThat(summaries(complaint)).contains("问题解决时限已用50%，已提醒王小明");
    complaint.run().passTime(Duration.ofHours(6));
    assertThat(summaries(complaint)).contains("问题解决时限已用75%，已提醒王小明，任务已优先");
    assertThat(complaint.run().task("userTask_investigateComplaint").getPriority())
        .isGreaterThan(priority);
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");

    complaint.run().passTime(Duration.ofHours(6));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_superviseCase");
    assertThat(summaries(complaint)).contains("问题解决超过时限，转客服主管督办");

    complaint.run().passTime(Duration.ofHours(4));
    assertThat(complaint.run().openTasks())
        .containsExactly(
            "userTask_investigateComplaint", "userTask_superviseCase", "userTask_superviseCase");
    assertThat(summaries(complaint)).contains("问题解决超时后仍未完成，转部门经理督办");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("sla-warning", "sla-breached", "sla-escalated");
  }

  @Test
  void theManagerIsRemindedEveryDayButNotAtNightUntilTheLadderEnds() {
    Complaint complaint = supervised();
    complaint.run().complete("supervisor1", "userTask_superviseCase", CONTINUE);
    complaint.run().passTime(Duration.ofHours(5));
    complaint.run().complete("manager1", "userTask_superviseCase", CONTINUE);

    complaint.run().passTime(Duration.ofDays(9));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
    assertThat(complaint.run().passed()).contains("endEvent_ladderClimbed");
    List<LocalTime> reminders =
        timeline.of(complaint.number()).stream()
            .filter(event -> event.summary().equals("问题解决超时后仍未完成，已提醒部门经理"))
            .map(event -> event.at().atZone(clock.getZone()).toLocalTime())
            .toList();
    assertThat(reminders)
        .hasSize(7)
        .allMatch(time -> !time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(22, 0)));
  }

  @Test
  void anUnclaimedComplaintWarnsAllAgents() {
    Complaint complaint = scenario.received();

    complaint.run().fireTimer("event_firstResponseAtRisk");

    assertThat(summaries(complaint)).contains("首次响应时限已用75%，已提醒客服专员");
  }

  @Test
  void theBreachIsDatedAtTheDueInstantHoweverLateItIsNoticed() {
    Complaint complaint = scenario.responded();
    Instant due = deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION).orElseThrow();
    complaint.run().fireTimer("event_resolutionAtRisk");

    ClockUtil.setCurrentTime(Date.from(due.plus(Duration.ofHours(3))));
    complaint.run().fireTimer("event_nextRungReached");

    assertThat(resolution(complaint).breachedAt()).isEqualTo(due);
  }

  @Test
  void anEngineThatWasDownActsOnTheHighestLevelOnly() {
    Complaint complaint = scenario.responded();
    Instant due = deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION).orElseThrow();

    ClockUtil.setCurrentTime(Date.from(due.plus(Duration.ofHours(5))));
    complaint.run().fireTimer("event_resolutionAtRisk");

    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_superviseCase");
    assertThat(candidateGroups(complaint)).containsExactly("manager");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("sla-escalated")
        .doesNotContain("sla-warning", "sla-breached");
    assertThat(resolution(complaint).breachedAt()).isEqualTo(due);
  }

  @Test
  void aRaisedSeverityThatIsUsedUpAtOnceReachesTheSupervisorAtOnce() {
    Complaint complaint = scenario.responded();
    ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofMinutes(780))));

    deadlines.retarget(complaint.number().value(), CRITICAL);
    complaint.run().fireTimer("event_resolutionAtRisk");

    assertThat(candidateGroups(complaint)).containsExactly("supervisor");
    assertThat(resolution(complaint).breachedAt())
        .isEqualTo(resolution(complaint).startedAt().plus(Duration.ofHours(12)));
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
  void aNewTimeThatTheManagerApprovesMovesTheNextLevelAndKeepsTheOriginalPromise() {
    Complaint complaint = supervised();
    Instant promise = propose(complaint);
    assertThat(complaint.run().openTasks()).contains("userTask_approveExtension");
    assertThat(resolution(complaint).promisedAt()).as("not before it is approved").isNull();

    complaint.run().complete("manager1", "userTask_approveExtension", EXTENSION_APPROVED.of(true));

    assertThat(resolution(complaint).promisedAt()).isEqualTo(promise);
    assertThat(resolution(complaint).breachedAt()).isEqualTo(resolution(complaint).originalDueAt());
    complaint.run().passTime(Duration.ofHours(11));
    assertThat(complaint.run().openTasks()).doesNotContain("userTask_superviseCase");
    complaint.run().passTime(Duration.ofHours(2));
    assertThat(complaint.run().openTasks()).contains("userTask_superviseCase");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("new-promise");
  }

  @Test
  void aNewTimeThatTheManagerRefusesGoesBackToTheSupervisor() {
    Complaint complaint = supervised();
    propose(complaint);

    complaint
        .run()
        .complete(
            "manager1",
            "userTask_approveExtension",
            EXTENSION_APPROVED.of(false),
            EXTENSION_NOTE.of("客户已经等了两天"));

    assertThat(candidateGroups(complaint)).containsExactly("supervisor");
    assertThat(
            tasks.getVariable(
                complaint.run().task("userTask_superviseCase").getId(), SUPERVISION_SUMMARY.name()))
        .asString()
        .contains("经理未批准延期：** 客户已经等了两天");
    assertThat(resolution(complaint).promisedAt()).isNull();
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .doesNotContain("new-promise");
  }

  @Test
  void aManagerNeedsNobodysApproval() {
    Complaint complaint = supervised();
    complaint.run().complete("supervisor1", "userTask_superviseCase", CONTINUE);
    complaint.run().fireTimer("event_nextRungReached");
    Instant promise = clock.instant().plus(Duration.ofHours(8)).truncatedTo(ChronoUnit.SECONDS);

    complaint.run().complete("manager1", "userTask_superviseCase", newTime(promise));

    assertThat(resolution(complaint).promisedAt()).isEqualTo(promise);
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  private Instant propose(Complaint complaint) {
    Instant promise = clock.instant().plus(Duration.ofHours(8)).truncatedTo(ChronoUnit.SECONDS);
    complaint.run().complete("supervisor1", "userTask_superviseCase", newTime(promise));
    return promise;
  }

  @SuppressWarnings("unchecked")
  private Map.Entry<String, ?>[] newTime(Instant promise) {
    return new Map.Entry[] {
      MEASURE.of("NEW_TIME"),
      PROMISED_AT.of(OffsetDateTime.ofInstant(promise, clock.getZone()).toString()),
      MEASURE_NOTE.of("已与客户约定")
    };
  }

  @Test
  void theSolutionWithdrawsWhatIsLeft() {
    Complaint complaint = supervised();
    complaint.run().fireTimer("event_nextRungReached");
    assertThat(complaint.run().openTasks())
        .containsExactly(
            "userTask_investigateComplaint", "userTask_superviseCase", "userTask_superviseCase");

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
    complaint.run().fireTimer("event_nextRungReached");
    assertThat(complaint.run().openTasks()).contains("userTask_superviseCase");

    complaint.respond("KEEP");

    assertThat(complaint.run().passed()).contains("endEvent_escalationWithdrawn");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  private Complaint supervised() {
    Complaint complaint = scenario.responded();
    complaint.run().fireTimer("event_resolutionAtRisk");
    complaint.run().fireTimer("event_nextRungReached");
    complaint.run().fireTimer("event_nextRungReached");
    return complaint;
  }

  private SlaClock resolution(Complaint complaint) {
    return deadlines.find(complaint.number().value(), Metric.RESOLUTION).orElseThrow();
  }

  private List<String> candidateGroups(Complaint complaint) {
    return tasks
        .getIdentityLinksForTask(complaint.run().task("userTask_superviseCase").getId())
        .stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  private Iterable<String> summaries(Complaint complaint) {
    return timeline.of(complaint.number()).stream().map(CaseEvent::summary).toList();
  }
}
