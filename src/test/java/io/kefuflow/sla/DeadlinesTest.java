package io.kefuflow.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.Timeline;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.ApplicationTest;
import io.kefuflow.test.RunningCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class DeadlinesTest {

  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
  private static final Promise MINOR = new Promise("complaint-handling", "MINOR", "STANDARD");
  private static final Promise CRITICAL = new Promise("complaint-handling", "CRITICAL", null);
  private static final PauseReason REASON = PauseReason.CUSTOMER_ANSWER;

  @Autowired ProcessEngine engine;
  @Autowired Deadlines deadlines;
  @Autowired Cases cases;
  @Autowired ComplaintScenario scenario;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired Timeline timeline;
  @Autowired SlaClocks clocks;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private Deployment deployment;

  @AfterEach
  void restoreTheTable() {
    if (deployment != null) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void aCaseGetsAClockForEachMetric() {
    String number = startedAt(NINE, MINOR);

    assertThat(deadlines.of(number))
        .extracting(SlaClock::metric, SlaClock::dueAt, SlaClock::cycle)
        .containsExactlyInAnyOrder(
            tuple(Metric.FIRST_RESPONSE, NINE.plus(Duration.ofMinutes(30)), 1),
            tuple(Metric.RESOLUTION, hour(24), 1));
    assertThat(deadlines.promisedBy(CRITICAL).get(Metric.FIRST_RESPONSE).within())
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(deadlines.promisedBy(CRITICAL).get(Metric.RESOLUTION).within())
        .isEqualTo(Duration.ofHours(12));
  }

  @Test
  void everyStretchIsNotedOnce() {
    String number = startedAt(NINE, MINOR);

    at(2, () -> deadlines.pause(number, REASON));
    at(3, () -> deadlines.pause(number, REASON));
    at(5, () -> deadlines.resume(number));
    at(6, () -> deadlines.resume(number));
    at(8, () -> deadlines.stopAll(number));
    at(9, () -> deadlines.stopAll(number));

    assertThat(segments(number, Metric.RESOLUTION))
        .containsExactly(
            tuple(1, hour(0), hour(2), null),
            tuple(1, hour(2), hour(5), REASON.label()),
            tuple(1, hour(5), hour(8), null));
    assertThat(segments(number, Metric.FIRST_RESPONSE))
        .as("it never stands still")
        .containsExactly(tuple(1, hour(0), hour(8), null));
    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow())
        .satisfies(
            stopped -> {
              assertThat(stopped.spent()).isEqualTo(Duration.ofHours(5));
              assertThat(stopped.breachedAt()).isNull();
              assertThat(stopped.stoppedAt()).isEqualTo(hour(8));
            });
  }

  @Test
  void aCaseThatWaitsForTwoThingsGoesOnWhenBothAreOver() {
    String answeredFirst = startedAt(NINE, MINOR);
    String visitedFirst = startedAt(NINE, MINOR);

    for (String number : List.of(answeredFirst, visitedFirst)) {
      at(2, () -> deadlines.pause(number, REASON));
      at(3, () -> deadlines.pause(number, PauseReason.APPOINTMENT));
    }
    at(5, () -> deadlines.resume(answeredFirst, REASON));
    at(5, () -> deadlines.resume(visitedFirst, PauseReason.APPOINTMENT));
    for (String number : List.of(answeredFirst, visitedFirst)) {
      assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).isEmpty();
      assertThat(deadlines.nextRungAt(number, Metric.RESOLUTION)).isEmpty();
    }
    at(8, () -> deadlines.resume(answeredFirst, PauseReason.APPOINTMENT));
    at(8, () -> deadlines.resume(visitedFirst, REASON));

    String both = "待上门预约、待客户答复";
    assertThat(segments(answeredFirst, Metric.RESOLUTION))
        .containsExactly(
            tuple(1, hour(0), hour(2), null),
            tuple(1, hour(2), hour(3), "待客户答复"),
            tuple(1, hour(3), hour(5), both),
            tuple(1, hour(5), hour(8), "待上门预约"));
    assertThat(segments(visitedFirst, Metric.RESOLUTION))
        .containsExactly(
            tuple(1, hour(0), hour(2), null),
            tuple(1, hour(2), hour(3), "待客户答复"),
            tuple(1, hour(3), hour(5), both),
            tuple(1, hour(5), hour(8), "待客户答复"));
    for (String number : List.of(answeredFirst, visitedFirst)) {
      assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).contains(hour(30));
    }
  }

  @Test
  void twoWaitsOfTheSameKindAreOneStretchThatEndsWithTheLast() {
    String number = startedAt(NINE, MINOR);

    at(2, () -> deadlines.pause(number, REASON));
    at(3, () -> deadlines.pause(number, REASON));
    at(4, () -> deadlines.resume(number, REASON));
    assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).isEmpty();
    at(6, () -> deadlines.resume(number, REASON));

    assertThat(segments(number, Metric.RESOLUTION))
        .extracting(segment -> segment.toList().get(1), segment -> segment.toList().get(2))
        .containsExactly(tuple(hour(0), hour(2)), tuple(hour(2), hour(6)));
    assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).contains(hour(28));
  }

  @Test
  void aMachineClockThatGoesBackWritesNoStretchThatEndsBeforeItBegan() {
    String number = startedAt(NINE, MINOR);

    at(-1, () -> deadlines.pause(number, REASON));
    at(-2, () -> deadlines.resume(number));

    assertThat(segments(number, Metric.RESOLUTION))
        .containsExactly(tuple(1, hour(0), hour(0), REASON.label()));
    assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).contains(hour(24));
  }

  @Test
  void aCaseThatIsOpenedAgainBeginsTheNextCycle() {
    String number = startedAt(NINE, MINOR);
    at(1, () -> deadlines.stopAll(number));

    deadlines.start(number, CRITICAL, hour(50));
    at(51, () -> deadlines.pause(number, REASON));

    assertThat(deadlines.of(number)).hasSize(2).extracting(SlaClock::cycle).containsOnly(2);
    SlaClock resolution = deadlines.find(number, Metric.RESOLUTION).orElseThrow();
    assertThat(resolution.originalDueAt()).isEqualTo(hour(62));
    assertThat(resolution.spent()).isEqualTo(Duration.ofHours(1));
    assertThat(segments(number, Metric.RESOLUTION))
        .containsExactly(tuple(1, hour(0), hour(1), null), tuple(2, hour(50), hour(51), null));
    assertThat(
            jdbc.sql(
                    "select stopped_at from sla_clock where case_number = :number"
                        + " and metric = 'RESOLUTION' and cycle = 1")
                .param("number", number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .as("the first cycle stays as it ended")
        .isEqualTo(hour(1));
  }

  @Test
  void aClockThatIsNotLiveHasNoMarks() {
    String number = startedAt(NINE, MINOR);
    assertThat(deadlines.warnAt(number, Metric.RESOLUTION)).contains(hour(12));
    assertThat(deadlines.nextRungAt(number, Metric.RESOLUTION)).contains(hour(12));

    at(1, () -> deadlines.pause(number, REASON));
    assertThat(deadlines.warnAt(number, Metric.RESOLUTION)).isEmpty();
    assertThat(deadlines.dueAt(number, Metric.RESOLUTION)).isEmpty();
    assertThat(deadlines.nextRungAt(number, Metric.RESOLUTION)).isEmpty();

    at(2, () -> deadlines.cancelAll(number));
    assertThat(deadlines.dueAt(number, Metric.FIRST_RESPONSE)).isEmpty();
    assertThat(deadlines.of(number)).allMatch(SlaClock::cancelled);
    assertThat(deadlines.dueAt("TS-19990101-000001", Metric.RESOLUTION)).isEmpty();
  }

  @Test
  void theEngineBeingDownDoesNotDateABreachLater() {
    String number = startedAt(NINE, MINOR);

    at(30, () -> deadlines.climb(number, Metric.RESOLUTION));

    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow().breachedAt())
        .isEqualTo(hour(24));
  }

  @Test
  void timersAndTasksFollowTheClock() {
    Complaint complaint = scenario.responded();
    String number = complaint.number().value();
    SlaClock before = deadlines.find(number, Metric.RESOLUTION).orElseThrow();
    assertTimersAgree(complaint);

    deadlines.retarget(number, CRITICAL);
    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow().dueAt())
        .isEqualTo(before.startedAt().plus(Duration.ofHours(12)));
    assertTimersAgree(complaint);

    deadlines.pause(number, REASON);
    assertThat(new RunningCase(engine, number).timer("event_resolutionAtRisk").getDuedate())
        .isAfter(Date.from(before.startedAt().plus(Duration.ofDays(3650))));
    assertThat(complaint.run().task("userTask_investigateComplaint").getDueDate()).isNull();

    deadlines.resume(number);
    assertTimersAgree(complaint);
  }

  @Test
  void aClockForAnUnknownCaseIsRefused() {
    assertThatThrownBy(() -> deadlines.start("TS-19990101-000001", MINOR, NINE))
        .isInstanceOf(UnknownCaseException.class)
        .hasMessageContaining("TS-19990101-000001");
  }

  @Test
  void startingTwiceIsStartingOnce() {
    String number = startedAt(NINE, MINOR);

    deadlines.start(number, CRITICAL, hour(1));

    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow().originalDueAt())
        .isEqualTo(hour(24));
  }

  @Test
  void waitingForAThirdPartyIsOurTime() {
    String number = startedAt(NINE, MINOR);

    at(1, () -> deadlines.pause(number, PauseReason.THIRD_PARTY));

    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow().isRunning()).isTrue();
  }

  @Test
  void aNewTableHoldsForTheNextCaseAndRunningCasesKeepTheirPromise() throws IOException {
    String before = startedAt(NINE, MINOR);
    deployTargets(table -> table.replace("\"PT24H\"", "\"PT20H\""));
    String after = startedAt(NINE, MINOR);
    at(1, () -> deadlines.pause(before, REASON));
    at(2, () -> deadlines.resume(before));

    assertThat(deadlines.dueAt(after, Metric.RESOLUTION)).contains(hour(20));
    assertThat(deadlines.dueAt(before, Metric.RESOLUTION)).contains(hour(25));
  }

  @Test
  void aStepWithABudgetHasAClockAndALadderOfItsOwn() throws IOException {
    Metric planning = deployBudgetForPlanning();
    Complaint complaint = scenario.investigated();
    String number = complaint.number().value();
    SlaClock stage = deadlines.find(number, planning).orElseThrow();
    assertThat(stage.dueAt()).isEqualTo(stage.startedAt().plus(Duration.ofHours(2)));
    assertThat(complaint.run().task("userTask_planSolution").getDueDate().toInstant())
        .isEqualTo(stage.dueAt());

    complaint.run().passTime(Duration.ofHours(3));
    assertThat(timeline.of(complaint.number()))
        .extracting(CaseEvent::summary)
        .contains("环节办理超过时限，已提醒客服主管");

    complaint.plan(0, false);
    assertThat(deadlines.find(number, planning).orElseThrow())
        .satisfies(
            stopped -> {
              assertThat(stopped.isStopped()).isTrue();
              assertThat(stopped.breachedAt()).isEqualTo(stage.dueAt());
            });
    assertThat(complaint.run().waitingTimers()).doesNotContain("event_nextRungReached");
  }

  @Test
  void aStepThatBeginsWhileTheCaseWaitsStandsStillWithIt() throws IOException {
    Metric planning = deployBudgetForPlanning();
    Complaint complaint = scenario.responded();
    String number = complaint.number().value();
    deadlines.pause(number, REASON);
    deadlines.pause(number, PauseReason.APPOINTMENT);

    complaint.investigate();

    SlaClock stage = deadlines.find(number, planning).orElseThrow();
    assertThat(stage.isPaused()).isTrue();
    assertThat(stage.pauseReason()).isEqualTo("待客户答复,待上门预约");
    assertThat(complaint.run().task("userTask_planSolution").getDueDate()).isNull();

    deadlines.resume(number, REASON);
    assertThat(deadlines.dueAt(number, planning)).isEmpty();
    deadlines.resume(number, PauseReason.APPOINTMENT);
    SlaClock running = deadlines.find(number, planning).orElseThrow();
    assertThat(running.dueAt()).isEqualTo(running.since().plus(Duration.ofHours(2)));
    assertThat(complaint.run().task("userTask_planSolution").getDueDate().toInstant())
        .isEqualTo(running.dueAt());
  }

  @Test
  void aPromiseThatIsNoLongerMadeIsGivenUp() throws IOException {
    String number = startedAt(NINE, MINOR);
    deployTargets(
        table ->
            table.replaceAll(
                "(rule_4_(?:within|unit|warnPercents|ladder)\">\\s*)<text>[^<]*</text>",
                "$1<text></text>"));
    at(1, () -> deadlines.retarget(number, new Promise("complaint-handling", "MAJOR", null)));

    assertThat(deadlines.find(number, Metric.FIRST_RESPONSE).orElseThrow().cancelled()).isTrue();
    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow())
        .satisfies(
            kept -> {
              assertThat(kept.isRunning()).isTrue();
              assertThat(kept.promise().severity())
                  .as("the same target, but another case")
                  .isEqualTo("MAJOR");
            });
    assertThat(scenario.received().run().openTasks())
        .as("a complaint is taken in without the promise")
        .containsExactly("userTask_respondToComplaint");
  }

  @Test
  void aCustomerWhoRisesHasTheOpenCasesPromisedAnew() throws IOException {
    deployTargets(
        table ->
            table
                .replaceAll("(rule_2_severity\">\\s*)<text>[^<]*</text>", "$1<text></text>")
                .replaceAll(
                    "(rule_2_customerLevel\">\\s*)<text></text>", "$1<text>\"VIP\"</text>"));
    var standard = ComplaintScenario.newCustomer();
    String first = scenario.receive(ComplaintScenario.report(standard, false)).number().value();
    SlaClock before = deadlines.find(first, Metric.RESOLUTION).orElseThrow();

    scenario.receive(
        ComplaintScenario.report(
            new CustomerDetails(
                standard.name(), standard.phone(), null, CustomerLevel.VIP, SpecialNeed.NONE),
            false));

    SlaClock after = deadlines.find(first, Metric.RESOLUTION).orElseThrow();
    assertThat(after.promise().customerLevel()).isEqualTo("VIP");
    assertThat(after.dueAt()).isEqualTo(before.startedAt().plus(Duration.ofHours(12)));
    assertThat(
            new RunningCase(engine, first).timer("event_resolutionAtRisk").getDuedate().toInstant())
        .isEqualTo(deadlines.nextRungAt(first, Metric.RESOLUTION).orElseThrow());
  }

  @Test
  void theTimeOfACaseIsToldByOwner() {
    Complaint complaint = scenario.received();
    String number = complaint.number().value();
    Instant received = deadlines.find(number, Metric.RESOLUTION).orElseThrow().startedAt();
    ClockUtil.setCurrentTime(Date.from(received.plus(Duration.ofMinutes(10))));
    complaint.respond("KEEP");
    ClockUtil.setCurrentTime(Date.from(received.plus(Duration.ofMinutes(60))));

    tasks.setAssignee(complaint.run().task("userTask_investigateComplaint").getId(), "agent2");

    SlaClock resolution = deadlines.find(number, Metric.RESOLUTION).orElseThrow();
    assertThat(resolution.owner()).isEqualTo("agent2");
    assertThat(resolution.spent()).isEqualTo(Duration.ofMinutes(60));
    assertThat(clocks.segments(resolution))
        .filteredOn(segment -> segment.from().isBefore(segment.to()))
        .extracting(
            SlaSegment::owner,
            SlaSegment::ownerGroup,
            segment -> Duration.between(segment.from(), segment.to()))
        .containsExactly(
            tuple(null, "agent", Duration.ofMinutes(10)),
            tuple("agent1", "agent", Duration.ofMinutes(50)));
  }

  @Test
  void twoChangesOfOneClockAtTheSameTimeBothCount() throws Exception {
    String number = startedAt(NINE, MINOR);
    ClockUtil.setCurrentTime(Date.from(hour(1)));
    var another = Executors.newSingleThreadExecutor();
    try {
      Future<?> handover =
          transactions.execute(
              open -> {
                deadlines.pause(number, REASON);
                Future<?> waiting =
                    another.submit(() -> deadlines.ownedBy(number, "agent2", "agent"));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                    .as("it waits for the first")
                    .isInstanceOf(TimeoutException.class);
                return waiting;
              });
      handover.get(10, TimeUnit.SECONDS);
    } finally {
      another.shutdownNow();
    }

    SlaClock resolution = deadlines.find(number, Metric.RESOLUTION).orElseThrow();
    assertThat(resolution.isPaused()).isTrue();
    assertThat(resolution.owner()).isEqualTo("agent2");
  }

  /** Planning a solution has two hours and a ladder. */
  private Metric deployBudgetForPlanning() throws IOException {
    deployTargets(
        table ->
            table
                .replace("\"reception\"", "\"complaint-handling\"")
                .replace("\"understanding\"", "\"stage:userTask_planSolution\"")
                .replace("\"PT3M\"", "\"PT2H\"")
                .replace("\"flag\"", "\"stage\""));
    return Metric.stage("userTask_planSolution");
  }

  private void deployTargets(UnaryOperator<String> edit) throws IOException {
    String table = Files.readString(Path.of("processes/escalation/sla-targets.dmn"));
    String edited = edit.apply(table);
    assertThat(edited).isNotEqualTo(table);
    deployment = repository.createDeployment().addString("sla-targets.dmn", edited).deploy();
  }

  private void assertTimersAgree(Complaint complaint) {
    String number = complaint.number().value();
    assertThat(
            new RunningCase(engine, number)
                .timer("event_resolutionAtRisk")
                .getDuedate()
                .toInstant())
        .isEqualTo(deadlines.nextRungAt(number, Metric.RESOLUTION).orElseThrow());
    assertThat(complaint.run().task("userTask_investigateComplaint").getDueDate().toInstant())
        .isEqualTo(deadlines.dueAt(number, Metric.RESOLUTION).orElseThrow());
  }

  private String startedAt(Instant from, Promise promise) {
    CaseNumber number =
        cases
            .open(
                new CaseOpening(
                    Procedure.COMPLAINT,
                    CaseStatus.OPEN,
                    null,
                    "NETWORK",
                    Channel.PHONE,
                    "断线",
                    null,
                    from,
                    null,
                    null,
                    null))
            .number();
    deadlines.start(number.value(), promise, from);
    return number.value();
  }

  private static void at(int hours, Runnable step) {
    ClockUtil.setCurrentTime(Date.from(hour(hours)));
    step.run();
  }

  private static Instant hour(int hours) {
    return NINE.plus(Duration.ofHours(hours));
  }

  private List<Tuple> segments(String number, Metric metric) {
    return jdbc.sql(
            "select * from sla_segment where case_number = :number and metric = :metric order by id")
        .param("number", number)
        .param("metric", metric.name())
        .query(
            (row, index) ->
                tuple(
                    row.getInt("cycle"),
                    row.getObject("from_at", OffsetDateTime.class).toInstant(),
                    row.getObject("to_at", OffsetDateTime.class).toInstant(),
                    row.getString("pause_reason")))
        .list();
  }
}
