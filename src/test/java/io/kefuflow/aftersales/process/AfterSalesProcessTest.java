package io.kefuflow.aftersales.process;

import static io.kefuflow.aftersales.process.AfterSalesProcess.*;
import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_QUESTION;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_DONE;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_REASON;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.aftersales.Evaluations;
import io.kefuflow.aftersales.ProblemCategory;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.process.CaseScenario;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.engine.form.FormSubmissions;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest({"after-sales", "after-sales-resolution"})
class AfterSalesProcessTest {

  @Autowired CaseIntake intake;
  @Autowired CaseWorkflow workflow;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired Cases cases;
  @Autowired Handovers handovers;
  @Autowired Notifications notifications;
  @Autowired Evaluations evaluations;
  @Autowired Deadlines deadlines;
  @Autowired FormSubmissions submissions;
  @Autowired Clock clock;

  private CaseNumber number;

  @Test
  void aProblemIsSolvedConfirmedAndEvaluatedAndTheCustomerHearsOfEachStep() {
    RunningCase run = responded(ProblemCategory.NETWORK, "tech1");
    run.complete(
        "tech1", "userTask_solveProblem", SOLVING_NEXT.of("PROGRESS"), PROGRESS.of("已派单检测线路"));
    solve(run, "tech1");
    confirm(run, "tech1", "CONFIRMED");
    run.complete(
        "tech1",
        "userTask_collectEvaluation",
        EVALUATION_GIVEN.of(true),
        ATTITUDE.of("5"),
        EFFICIENCY.of("4"),
        SERVICE_CHANNEL.of("5"),
        SCOPE.of("3"),
        OVERALL.of("4"),
        REMARK.of("师傅很专业"));

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_problemConfirmed", "endEvent_solutionConfirmed");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(cases.get(number).outcome()).isEqualTo("CONFIRMED");
    assertThat(evaluations.of(number)).contains(new Evaluation(5, 4, 5, 3, 4, "师傅很专业"));
    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .containsExactly(
            "after-sales-received",
            "first-response",
            "after-sales-progress",
            "after-sales-solved",
            "case-closed");
    assertThat(deadlines.of(number.value()))
        .hasSize(2)
        .allMatch(promise -> promise.isStopped() && promise.breachedAt() == null);
  }

  @Test
  void theClockRunsAroundTheClock() {
    received(ProblemCategory.NETWORK);

    assertThat(deadlines.find(number.value(), Metric.RESOLUTION).orElseThrow())
        .satisfies(
            promise ->
                assertThat(promise.dueAt())
                    .isEqualTo(promise.startedAt().plus(Duration.ofHours(24))));
  }

  @Test
  void theSameFaultAgainGoesToProductQuality() {
    CustomerDetails customer = CaseScenario.newCustomer();
    RunningCase first = received(ProblemCategory.FAULT, customer);
    assertThat(group(first, "userTask_respondToCustomer")).isEqualTo("tech-support");

    RunningCase second = received(ProblemCategory.FAULT, customer);

    assertThat(group(second, "userTask_respondToCustomer")).isEqualTo("product-quality");
  }

  @Test
  void aWrongClassificationIsReroutedWithAHandover() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    transfer(run, "agent1", "tech-support");
    run.complete("tech1", "userTask_acknowledgeTransfer", Map.entry("transferAccepted", true));

    assertThat(run.task("userTask_solveProblem").getAssignee()).isEqualTo("tech1");
    assertThat(group(run, "userTask_solveProblem")).isEqualTo("tech-support");
    assertThat(cases.get(number).handler()).isEqualTo("tech1");
    assertThat(handovers.of(number)).hasSize(1);
  }

  @Test
  void aTransferThatIsSentBackStaysWhereItWas() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    transfer(run, "agent1", "product-quality");
    run.complete(
        "product1",
        "userTask_acknowledgeTransfer",
        Map.entry("transferAccepted", false),
        Map.entry("transferAnswer", "不是质量问题"));

    assertThat(run.task("userTask_solveProblem").getAssignee()).isEqualTo("agent1");
    assertThat(group(run, "userTask_solveProblem")).isEqualTo("agent");
  }

  @Test
  void theCustomerIsAskedWhileTheClockStandsStill() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    run.complete(
        "agent1",
        "userTask_solveProblem",
        SOLVING_NEXT.of("CUSTOMER"),
        CUSTOMER_QUESTION.of("指示灯什么颜色？"));
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();

    run.complete("agent1", "userTask_recordCustomerAnswer", Map.entry("customerAnswer", "红灯"));

    assertThat(run.openTasks()).containsExactly("userTask_solveProblem");
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isPresent();
  }

  @Test
  void aFieldVisitIsArranged() {
    RunningCase run = responded(ProblemCategory.INSTALLATION, "tech1");
    run.complete("tech1", "userTask_solveProblem", SOLVING_NEXT.of("VISIT"));
    run.complete(
        "tech1",
        "userTask_arrangeAppointment",
        Map.entry("appointmentWanted", true),
        Map.entry(
            "appointmentAt",
            clock.instant().plus(Duration.ofDays(1)).atOffset(ZoneOffset.ofHours(8)).toString()),
        Map.entry("appointmentPlace", "海淀区中关村 1 号"),
        Map.entry("appointmentHost", "tech1"));
    run.complete(
        "tech1",
        "userTask_keepAppointment",
        Map.entry("appointmentOutcome", "KEPT"),
        Map.entry("appointmentReport", "已更换光猫"));

    assertThat(run.openTasks()).containsExactly("userTask_solveProblem");
  }

  @Test
  void aProblemThatIsNotSolvedIsWorkedOnAgain() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    solve(run, "agent1");
    run.complete(
        "agent1",
        "userTask_confirmSolution",
        CONFIRMATION.of("NOT_SOLVED"),
        NOT_SOLVED_BECAUSE.of("还是不能上网"));
    assertThat(run.openTasks()).containsExactly("userTask_solveProblem");

    solve(run, "agent1");

    assertThat(notifications.ofCase(number.value()))
        .filteredOn(message -> message.template().equals("after-sales-solved"))
        .hasSize(2);
  }

  @Test
  void aCustomerWhoCannotBeReachedIsNotWaitedForForever() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    solve(run, "agent1");
    confirm(run, "agent1", "UNREACHABLE");

    run.fireTimer("event_evaluationExpired");

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_customerUnreachable");
    assertThat(cases.get(number).outcome()).isEqualTo("UNREACHABLE");
    assertThat(evaluations.of(number)).isEmpty();
  }

  @Test
  void aCustomerMayGiveNoEvaluation() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");
    solve(run, "agent1");
    confirm(run, "agent1", "CONFIRMED");
    run.complete("agent1", "userTask_collectEvaluation", EVALUATION_GIVEN.of(false));

    assertThat(run.hasEnded()).isTrue();
    assertThat(evaluations.of(number)).isEmpty();
  }

  @Test
  void deadlinesAreEscalatedAndTheEscalationsWithdrawnWithTheSolution() {
    RunningCase run = received(ProblemCategory.USAGE);
    run.passTime(Duration.ofHours(25));
    assertThat(run.openTasks())
        .containsExactly(
            "userTask_respondToCustomer",
            "userTask_superviseCase",
            "userTask_superviseCase",
            "userTask_superviseCase");

    respond(run, "agent1");
    solve(run, "agent1");
    confirm(run, "agent1", "CONFIRMED");

    assertThat(run.openTasks()).containsExactly("userTask_collectEvaluation");
    assertThat(run.passed())
        .contains("endEvent_firstResponseFollowed", "endEvent_resolutionFollowed");
  }

  @Test
  void escalationReachesTheDepartmentThatWorksOnTheCase() {
    RunningCase run = responded(ProblemCategory.NETWORK, "tech1");
    int priority = run.task("userTask_solveProblem").getPriority();

    run.passTime(Duration.ofHours(25));

    assertThat(run.task("userTask_solveProblem").getPriority()).isGreaterThan(priority);
    assertThat(
            notifications.ofCase(number.value()).stream()
                .filter(message -> message.template().equals("sla-warning"))
                .map(Message::address))
        .contains("tech1@kefuflow.example");
    Task supervision =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey("userTask_superviseCase")
            .list()
            .get(0);
    assertThat(tasks.getVariable(supervision.getId(), "colleagues").toString())
        .contains("tech1")
        .doesNotContain("agent1");

    submissions.complete(
        claimed(supervision, "supervisor1"),
        "supervisor1",
        Map.of("measure", "TAKE_OVER", "measureNote", "由我跟进"));

    assertThat(run.task("userTask_solveProblem").getAssignee()).isEqualTo("supervisor1");
    assertThat(handovers.of(number)).last().extracting("toUser").isEqualTo("supervisor1");
    solve(run, "supervisor1");
    confirm(run, "supervisor1", "CONFIRMED");
    assertThat(run.task("userTask_collectEvaluation").getAssignee()).isEqualTo("supervisor1");
  }

  private String claimed(Task task, String user) {
    tasks.claim(task.getId(), user);
    return task.getId();
  }

  @Test
  void aCustomerWithdraws() {
    RunningCase run = responded(ProblemCategory.USAGE, "agent1");

    workflow.withdraw(number, "自己解决了");
    run.runJobs();

    assertThat(run.hasEnded()).isTrue();
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(deadlines.find(number.value(), Metric.RESOLUTION).orElseThrow().cancelled())
        .isTrue();
  }

  private RunningCase received(ProblemCategory kind) {
    return received(kind, CaseScenario.newCustomer());
  }

  private RunningCase received(ProblemCategory kind, CustomerDetails customer) {
    var request = new ServiceRequest(customer, Channel.PHONE, "宽带不能上网", null, null, null);
    number = intake.receive(new AfterSalesReport(request, kind, "HG8145V5")).caseNumber();
    return new RunningCase(engine, number.value());
  }

  private RunningCase responded(ProblemCategory kind, String user) {
    RunningCase run = received(kind);
    respond(run, user);
    return run;
  }

  private static void respond(RunningCase run, String user) {
    run.complete(user, "userTask_respondToCustomer", FIRST_RESPONSE.of("已核实现象，今天内处理"));
  }

  private static void solve(RunningCase run, String user) {
    run.complete(
        user, "userTask_solveProblem", SOLVING_NEXT.of("SOLVED"), SOLUTION.of("已重置光猫，恢复上网"));
  }

  private static void confirm(RunningCase run, String user, String confirmation) {
    run.complete(user, "userTask_confirmSolution", CONFIRMATION.of(confirmation));
  }

  private static void transfer(RunningCase run, String user, String group) {
    run.complete(
        user,
        "userTask_solveProblem",
        SOLVING_NEXT.of("TRANSFER"),
        TRANSFER_TO.of(group),
        TRANSFER_REASON.of("需要检测设备"),
        TRANSFER_DONE.of("已远程重启"));
  }

  private String group(RunningCase run, String task) {
    return tasks.getIdentityLinksForTask(run.task(task).getId()).stream()
        .map(link -> link.getGroupId())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
