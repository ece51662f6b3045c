package io.kefuflow.casework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.ProcessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest("customer-inquiry")
class CustomerInquiryProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired CustomerInquiries inquiries;
  @Autowired CaseWorkflow workflow;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Deadlines deadlines;
  @Autowired Notifications notifications;
  @Autowired TaskService tasks;
  @Autowired TransactionTemplate transactions;

  @Test
  void theResolutionClockStandsStillUntilTheCustomerAnswersOnline() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();
    Instant promised = deadlines.dueAt(number.value(), Metric.RESOLUTION).orElseThrow();
    ask(complaint);

    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();

    complaint.run().passTime(Duration.ofHours(10));
    inquiries.answered(number, "红灯，重启无效");

    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION).orElseThrow())
        .isBetween(
            promised.plus(Duration.ofHours(10)),
            promised.plus(Duration.ofHours(10)).plusSeconds(60));
    var investigation = complaint.run().task("userTask_investigateComplaint");
    assertThat(investigation.getDueDate().toInstant())
        .isEqualTo(deadlines.dueAt(number.value(), Metric.RESOLUTION).orElseThrow());
    assertThat(timeline.of(number))
        .flatExtracting(CaseEvent::details)
        .extracting(CaseEvent.Detail::after)
        .contains("红灯，重启无效");
    assertThatThrownBy(() -> inquiries.answered(number, "再说一次"))
        .isInstanceOf(CaseStateException.class);
    assertThat(timeline.of(number))
        .flatExtracting(CaseEvent::details)
        .extracting(CaseEvent.Detail::after)
        .doesNotContain("再说一次");
  }

  @Test
  void theAgentRecordsWhatTheCustomerSaysOnThePhone() {
    Complaint complaint = scenario.responded();
    ask(complaint);

    complaint
        .run()
        .complete("agent1", "userTask_recordCustomerAnswer", Map.entry("customerAnswer", "绿灯"));

    assertThat(complaint.run().passed()).contains("endEvent_answerRecorded");
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void aSilentCustomerIsRemindedTwiceAndThenNoLongerWaitedFor() {
    Complaint complaint = scenario.responded();
    ask(complaint);

    complaint.run().passTime(Duration.ofHours(73));

    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .filteredOn("customer-question-reminder"::equals)
        .hasSize(2);
    assertThat(complaint.run().passed()).contains("endEvent_noAnswer", "endEvent_customerReminded");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
    assertThat(timeline.of(complaint.number()))
        .extracting(CaseEvent::summary)
        .contains("客户在等待期内没有答复，按已有情况继续");
  }

  @Test
  void anAgentAsksBesideTheStepAndGoesOnWhenTheCustomerAnswers() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();

    inquiries.ask(number, "断线时猫的指示灯什么颜色？");

    assertThat(complaint.run().openTasks())
        .containsExactly("userTask_investigateComplaint", "userTask_recordCustomerAnswer");
    assertThat(complaint.run().task("userTask_recordCustomerAnswer").getAssignee())
        .isEqualTo("agent1");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();
    assertThatThrownBy(() -> inquiries.ask(number, "还有一个问题"))
        .isInstanceOf(CaseStateException.class)
        .hasMessageContaining("已在等待客户答复");

    inquiries.answered(number, "红灯");

    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isPresent();
    assertThat(notifications.ofCase(number.value()))
        .filteredOn(message -> message.template().equals("customer-answered"))
        .hasSize(1);
  }

  @Test
  void aCaseWithTwoOpenQuestionsWaitsUntilBothAreAnswered() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();
    inquiries.ask(number, "断线时猫的指示灯什么颜色？");
    ask(complaint);
    List<String> questions =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey("userTask_recordCustomerAnswer")
            .list()
            .stream()
            .map(Task::getId)
            .toList();
    assertThat(questions).hasSize(2);

    tasks.complete(questions.get(0), Map.of("customerAnswer", "绿灯"));
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();

    tasks.complete(questions.get(1), Map.of("customerAnswer", "绿灯"));
    complaint.run().runJobs();
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isPresent();
  }

  @Test
  void oneAnswerToTwoQuestionsLetsTheCaseGoOn() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();
    inquiries.ask(number, "断线时猫的指示灯什么颜色？");
    ask(complaint);

    inquiries.answered(number, "红灯");

    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isPresent();
  }

  @Test
  void ofTwoWhoAskAtTheSameTimeTheSecondIsRefused() throws Exception {
    CaseNumber number = scenario.responded().number();

    assertThatMeanwhile(() -> inquiries.ask(number, "断线时猫的指示灯什么颜色？"), number)
        .hasMessageContaining("已在等待客户答复");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
  }

  @Test
  void whoAsksWhileTheCaseIsWithdrawnIsRefusedAndTheCaseStaysWithdrawn() throws Exception {
    CaseNumber number = scenario.responded().number();

    assertThatMeanwhile(() -> workflow.withdraw(number, "不再需要"), number)
        .hasMessageContaining("已撤回");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(cases.get(number).outcome()).isNotNull();
  }

  /** What somebody is told who asks the customer while the change is not yet committed. */
  private AbstractThrowableAssert<?, ?> assertThatMeanwhile(Runnable change, CaseNumber number)
      throws Exception {
    var another = Executors.newSingleThreadExecutor();
    try {
      Future<?> asking =
          transactions.execute(
              open -> {
                change.run();
                Future<?> waiting = another.submit(() -> inquiries.ask(number, "还有一个问题"));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                    .as("it waits for the first")
                    .isInstanceOf(TimeoutException.class);
                return waiting;
              });
      return assertThatThrownBy(() -> asking.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(CaseStateException.class);
    } finally {
      another.shutdownNow();
    }
  }

  @Test
  void aQuestionBesideTheStepEndsWithTheCaseAndDoesNotOpenItAgain() {
    Complaint complaint = scenario.responded();
    CaseNumber number = complaint.number();
    inquiries.ask(number, "断线时猫的指示灯什么颜色？");

    workflow.withdraw(number, "不再需要");
    complaint.run().runJobs();

    assertThat(complaint.run().passed()).contains("endEvent_caseEnded");
    assertThat(complaint.run().hasEnded()).isTrue();
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();
    assertThatThrownBy(() -> inquiries.ask(number, "还有一个问题"))
        .isInstanceOf(CaseStateException.class);
  }

  @Test
  void anAnswerAfterTheSolutionDoesNotOpenTheCaseAgain() {
    Complaint complaint = scenario.carriedOut();
    CaseNumber number = complaint.number();
    inquiries.ask(number, "断线时猫的指示灯什么颜色？");
    complaint.accept();
    CaseStatus solved = cases.get(number).status();

    inquiries.answered(number, "红灯");

    assertThat(solved).isEqualTo(CaseStatus.RESOLVED);
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.RESOLVED);
  }

  @Test
  void aCustomerWhoCannotBeReachedIsNotAsked() {
    Complaint complaint =
        scenario.receive(
            ComplaintScenario.report(new CustomerDetails("无名氏", null, null, null, null), false));

    assertThatThrownBy(() -> inquiries.ask(complaint.number(), "什么颜色？"))
        .isInstanceOf(CaseStateException.class)
        .hasMessageContaining("没有留下手机或邮箱");
    assertThatThrownBy(() -> inquiries.ask(complaint.number(), " "))
        .isInstanceOf(InvalidInputException.class);
  }

  private static void ask(Complaint complaint) {
    complaint
        .run()
        .complete(
            "agent1",
            "userTask_investigateComplaint",
            Map.entry("investigationNext", "CUSTOMER"),
            Map.entry("customerQuestion", "断线时猫的指示灯什么颜色？"));
  }
}
