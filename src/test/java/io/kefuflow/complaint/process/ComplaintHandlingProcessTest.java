package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.*;
import static io.kefuflow.shared.process.CaseVariables.CATEGORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.test.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("complaint-handling")
class ComplaintHandlingProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired CaseWorkflow caseWorkflow;
  @Autowired ComplaintWorkflow workflow;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Deadlines deadlines;
  @Autowired Notifications notifications;
  @Autowired StandIns standIns;
  @Autowired Clock clock;

  @Test
  void aComplaintIsAcknowledgedAnsweredSolvedAndClosed() {
    Complaint complaint = scenario.closed();

    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains(
            "complaint-received",
            "complaint-reported",
            "first-response",
            "solution-carried-out",
            "complaint-closed");
    assertThat(deadlines.of(complaint.number().value()))
        .hasSize(2)
        .allMatch(clock -> clock.isStopped() && clock.breachedAt() == null);

    complaint.run().fireTimer("event_reopeningPeriodOver");

    assertThat(complaint.run().hasEnded()).isTrue();
    assertThat(complaint.run().passed()).contains("endEvent_complaintClosed");
    assertThat(cases.get(complaint.number()).outcome()).isEqualTo("ACCEPTED");
  }

  @Test
  void theTimelineTellsWhoDidWhat() {
    Complaint complaint = scenario.responded();

    assertThat(timeline.of(complaint.number()))
        .extracting(CaseEvent::summary)
        .contains("登记投诉", "评定为一般", "已告知客户投诉受理和工单号", "已报告部门经理", "完成「评估并首次响应」", "已向客户发出首次响应");
    assertThat(timeline.of(complaint.number()))
        .filteredOn(event -> event.kind() == CaseEvent.Kind.TASK_COMPLETED)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.actor()).isEqualTo("agent1");
              assertThat(event.details())
                  .extracting(CaseEvent.Detail::after)
                  .contains("网络", "很抱歉给您带来不便，我们已安排排查，两小时内回复");
            });
  }

  @Test
  void aCriticalComplaintReachesTheManagerAtOnceWhileTheWorkGoesOn() {
    Complaint complaint = scenario.receivedCritical();

    assertThat(cases.get(complaint.number()).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_followCriticalComplaint", "userTask_respondToComplaint");

    complaint
        .run()
        .complete("manager1", "userTask_followCriticalComplaint", MANAGER_INSTRUCTION.of("两小时内上门"));

    assertThat(complaint.run().openTasks()).containsExactly("userTask_respondToComplaint");
    assertThat(complaint.run().passed()).contains("endEvent_criticalComplaintFollowed");
  }

  @Test
  void theDeputyFollowsACriticalComplaintWhileTheManagerIsAbsent() {
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    Complaint complaint;
    try {
      complaint = scenario.receivedCritical();
      complaint
          .run()
          .complete("deputy1", "userTask_followCriticalComplaint", MANAGER_INSTRUCTION.of("我来跟进"));
    } finally {
      standIns.markPresent("manager1");
    }

    assertThat(timeline.of(complaint.number()))
        .extracting(CaseEvent::summary)
        .contains("严重投诉立即报告副经理", "完成「关注严重投诉」（代部门经理 陈经理）");
  }

  @Test
  void aCorrectedCategoryIsRatedAgain() {
    Complaint complaint = scenario.received();

    complaint
        .run()
        .complete(
            "agent1",
            "userTask_respondToComplaint",
            CATEGORY.of("PRODUCT_QUALITY"),
            SEVERITY_RAISED_TO.of("KEEP"),
            FIRST_RESPONSE.of("已安排更换设备"));

    assertThat(cases.get(complaint.number()).severity()).isEqualTo(Severity.MAJOR);
    assertThat(cases.get(complaint.number()).category()).isEqualTo("PRODUCT_QUALITY");
  }

  @Test
  void anAgentRaisesTheSeverityAndTheDeadlinesFollow() {
    Complaint complaint = scenario.received();
    Instant before = deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION).orElseThrow();

    complaint.respond("CRITICAL");

    assertThat(cases.get(complaint.number()).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(deadlines.dueAt(complaint.number().value(), Metric.RESOLUTION))
        .contains(before.minus(Duration.ofHours(12)));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_followCriticalComplaint", "userTask_investigateComplaint");
    assertThat(complaint.run().task("userTask_investigateComplaint").getDueDate().toInstant())
        .isEqualTo(before.minus(Duration.ofHours(12)));
  }

  @Test
  void aLateFirstResponseIsEscalatedAndTheWorkGoesOn() {
    Complaint complaint = scenario.received();

    complaint.run().fireTimer("event_firstResponseAtRisk");
    complaint.run().fireTimer("event_nextRungReached");

    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_respondToComplaint", "userTask_superviseCase");
    assertThat(deadlines.find(complaint.number().value(), Metric.FIRST_RESPONSE).orElseThrow())
        .satisfies(clock -> assertThat(clock.breachedAt()).isEqualTo(clock.originalDueAt()));

    complaint.respond("KEEP");

    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
    assertThat(complaint.run().passed())
        .contains("endEvent_escalationWithdrawn", "endEvent_firstResponseFollowed");
  }

  @Test
  void aComplaintThatIsNotSolvedInTimeIsEscalatedAndTheEscalationWithdrawnWhenItIs() {
    Complaint complaint = scenario.responded();

    complaint.run().passTime(Duration.ofHours(24));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_superviseCase");

    complaint.investigate();
    complaint.plan(0, false);
    complaint.carryOut();
    complaint.accept();

    assertThat(complaint.run().openTasks()).containsExactly("userTask_recordRootCause");
    assertThat(
            deadlines
                .find(complaint.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .breachedAt())
        .isNotNull();
  }

  @Test
  void theEscalationEndsWithItsLadderButTheWorkGoesOn() {
    Complaint complaint = scenario.responded();
    complaint.run().passTime(Duration.ofHours(25));
    complaint
        .run()
        .complete(
            "supervisor1",
            "userTask_superviseCase",
            Map.entry("measure", "CONTINUE"),
            Map.entry("measureNote", "请今晚完成"));
    complaint.run().passTime(Duration.ofHours(4));
    complaint
        .run()
        .complete(
            "manager1",
            "userTask_superviseCase",
            Map.entry("measure", "CONTINUE"),
            Map.entry("measureNote", "盯紧"));

    complaint.run().passTime(Duration.ofDays(9));

    assertThat(complaint.run().passed()).contains("endEvent_resolutionFollowed");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  @Test
  void theCustomerWithdrawsWhileTheDepartmentIsWorking() {
    Complaint complaint = scenario.responded();

    caseWorkflow.withdraw(complaint.number(), "问题自己好了");
    complaint.run().runJobs();

    assertThat(complaint.run().hasEnded()).isTrue();
    assertThat(complaint.run().passed()).contains("endEvent_complaintWithdrawn");
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(
            deadlines.find(complaint.number().value(), Metric.RESOLUTION).orElseThrow().cancelled())
        .isTrue();
    assertThatThrownBy(() -> caseWorkflow.withdraw(complaint.number(), "再撤一次"))
        .isInstanceOf(CaseStateException.class);
  }

  @Test
  void theCustomerOpensAClosedComplaintAgainAndTheDeadlinesBeginAnew() {
    Complaint complaint = scenario.closed();

    workflow.reopen(complaint.number(), "又断线了");

    assertThat(cases.get(complaint.number()))
        .satisfies(
            reopened -> {
              assertThat(reopened.status()).isEqualTo(CaseStatus.OPEN);
              assertThat(reopened.reopenCount()).isEqualTo(1);
            });
    assertThat(complaint.run().openTasks()).containsExactly("userTask_respondToComplaint");
    assertThat(deadlines.of(complaint.number().value()))
        .allMatch(clock -> clock.cycle() == 2 && clock.isRunning());
  }

  @Test
  void theCustomerComesBackBeforeClosingAndTheDeadlineGoesOn() {
    Complaint complaint = scenario.solved();
    String number = complaint.number().value();
    SlaClock solved = deadlines.find(number, Metric.RESOLUTION).orElseThrow();
    ClockUtil.setCurrentTime(Date.from(solved.stoppedAt().plus(Duration.ofHours(5))));

    workflow.reopen(complaint.number(), "还是断线");

    assertThat(complaint.run().openTasks()).containsExactly("userTask_respondToComplaint");
    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow())
        .satisfies(
            clock -> {
              assertThat(clock.isRunning()).isTrue();
              assertThat(clock.cycle()).isEqualTo(1);
              assertThat(clock.dueAt())
                  .as("the hours in between do not count")
                  .isEqualTo(solved.dueAt().plus(Duration.ofHours(5)));
            });
    assertThat(deadlines.find(number, Metric.FIRST_RESPONSE).orElseThrow().isStopped())
        .as("it was given")
        .isTrue();
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.OPEN);
    complaint.run().passTime(Duration.ofHours(25));
    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_respondToComplaint", "userTask_superviseCase");
  }

  @Test
  void aComplaintCannotBeReopenedAfterTheWindow() {
    Complaint complaint = scenario.closed();
    complaint.run().fireTimer("event_reopeningPeriodOver");

    assertThatThrownBy(() -> workflow.reopen(complaint.number(), "又断线了"))
        .isInstanceOf(CaseStateException.class)
        .hasMessageContaining("重开期已满");
  }

  @Test
  void aComplaintThatTheManagerDecidedIsClosedWithThatOutcome() {
    Complaint complaint = scenario.carriedOut();
    complaint.refuse(true);
    complaint
        .run()
        .complete(
            "manager1",
            "userTask_takeOverComplaint",
            ComplaintResolutionProcess.MANAGER_DECISION.of("FINAL"),
            ComplaintResolutionProcess.FINAL_DECISION.of("已按规定最高标准补偿"));
    complaint.recordRootCause();
    complaint.run().fireTimer("event_reopeningPeriodOver");

    assertThat(complaint.run().passed()).contains("endEvent_complaintDecided");
    assertThat(cases.get(complaint.number()).outcome()).isEqualTo("DECIDED");
  }

  @Test
  void aComplaintSettledElsewhereIsOnlyArchived() {
    var origin = new Origin("legacy", UUID.randomUUID().toString(), true, false);
    Instant received = Instant.parse("2015-04-22T07:53:50Z");

    Complaint complaint =
        scenario.receive(
            new ComplaintReport(
                new ServiceRequest(
                    null, Channel.ONLINE, "Payment disappeared", null, received, origin),
                ComplaintCategory.BILLING,
                false));

    assertThat(complaint.run().hasEnded()).isTrue();
    assertThat(cases.get(complaint.number()))
        .satisfies(
            archived -> {
              assertThat(archived.status()).isEqualTo(CaseStatus.ARCHIVED);
              assertThat(archived.receivedAt()).isEqualTo(received);
            });
  }

  @Test
  void aSecondComplaintOnTheSameMatterIsLinkedAndRatedHigher() {
    CustomerDetails customer = ComplaintScenario.newCustomer();
    Complaint first = scenario.receive(ComplaintScenario.report(customer, false));

    Complaint second = scenario.receive(ComplaintScenario.report(customer, false));

    assertThat(cases.get(second.number()).repeatOf()).isEqualTo(first.number());
    assertThat(cases.get(second.number()).severity()).isEqualTo(Severity.MAJOR);
    assertThat(timeline.of(first.number()))
        .extracting(CaseEvent::summary)
        .contains("客户就同类问题再次投诉，新工单 " + second.number());
  }

  @Test
  void aRepeatIsRecognisedWhenTheAgentCorrectsTheCategory() {
    CustomerDetails customer = ComplaintScenario.newCustomer();
    Complaint first = scenario.receive(ComplaintScenario.report(customer, false));
    Complaint second =
        scenario.receive(
            new ComplaintReport(
                new ServiceRequest(customer, Channel.EMAIL, "又断线了", null, null, null),
                ComplaintCategory.OTHER,
                false));
    assertThat(cases.get(second.number()).repeatOf()).isNull();

    second.respond("KEEP");

    assertThat(cases.get(second.number()).repeatOf()).isEqualTo(first.number());
    assertThat(cases.get(second.number()).severity()).isEqualTo(Severity.MAJOR);
  }

  @Test
  void anOldReceiptIsAcknowledgedWithoutAPromiseThatHasPassed() {
    Complaint complaint =
        scenario.receive(
            new ComplaintReport(
                new ServiceRequest(
                    ComplaintScenario.newCustomer(),
                    Channel.EMAIL,
                    "账单有误",
                    null,
                    clock.instant().minus(Duration.ofDays(3)),
                    null),
                ComplaintCategory.BILLING,
                false));

    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("complaint-registered")
        .doesNotContain("complaint-received");
  }

  @Test
  void theSameComplaintFromAnotherSystemIsTakenInOnce() {
    var origin = new Origin("legacy", UUID.randomUUID().toString(), false, false);
    var report =
        new ComplaintReport(
            new ServiceRequest(null, Channel.ONLINE, "断线", null, null, origin),
            ComplaintCategory.NETWORK,
            false);

    Complaint first = scenario.receive(report);
    Complaint second = scenario.receive(report);

    assertThat(second.number()).isEqualTo(first.number());
    assertThat(first.run().openTasks()).containsExactly("userTask_respondToComplaint");
  }
}
