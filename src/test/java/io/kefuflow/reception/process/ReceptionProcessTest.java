package io.kefuflow.reception.process;

import static io.kefuflow.reception.process.ReceptionProcess.*;
import static io.kefuflow.shared.process.IntakeVariables.MATTER;
import static io.kefuflow.shared.process.IntakeVariables.SPECIAL_NEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.Section;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.reception.ReceptionReport;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest({"reception", "accept-request"})
class ReceptionProcessTest {

  private static final AtomicInteger CUSTOMERS = new AtomicInteger();

  @Autowired ProcessEngine engine;
  @Autowired CaseIntake intake;
  @Autowired CaseWorkflow workflow;
  @Autowired Cases cases;
  @Autowired Customers customers;
  @Autowired CustomerFiles files;
  @Autowired Timeline timeline;
  @Autowired Deadlines deadlines;
  @Autowired Notifications notifications;
  @Autowired Clock clock;

  @Test
  void aCustomerWhoWantsMaterialIsReceivedServedAndFiled() {
    Reception reception = arrives();
    reception.understood("MATERIAL", "想要一份5G套餐的资料");

    assertThat(reception.run().openTasks())
        .containsExactly("userTask_confirmAgreement", "userTask_provideMaterial");
    assertThat(cases.get(reception.number()))
        .extracting(ServiceCase::category, ServiceCase::matter)
        .containsExactly("MATERIAL", "想要一份5G套餐的资料");

    reception
        .run()
        .complete(
            "agent1",
            "userTask_provideMaterial",
            MATERIAL.of("5G套餐手册"),
            MATERIAL_SENT_BY.of("HANDED_OVER"));
    reception.confirmed();
    reception.filed("价格在100元以内的套餐");

    assertThat(reception.run().hasEnded()).isTrue();
    assertThat(reception.run().passed())
        .contains(
            "endEvent_materialProvided", "endEvent_customerLeft", "endEvent_receptionCompleted");
    assertThat(cases.get(reception.number()))
        .extracting(ServiceCase::status, ServiceCase::outcome)
        .containsExactly(CaseStatus.CLOSED, "SERVED");
    assertThat(deadlines.of(reception.number().value()))
        .hasSize(3)
        .allMatch(clock -> clock.isStopped() && clock.breachedAt() == null);
    assertThat(files.read(reception.customer().id()).sections())
        .extracting(Section::kind, Section::text, Section::changedBy)
        .containsExactly(tuple(InformationKind.NEED, "价格在100元以内的套餐", "agent1"));
    assertThat(timeline.of(reception.number()))
        .extracting(CaseEvent::summary)
        .contains("登记接待", "完成「了解需求」", "完成「提供资料」", "完成「总结并确认」", "完成「建档送别」", "接待完成，客户已确认");
  }

  @Test
  void theReceptionIsClosedOnlyWhenTheMaterialIsGiven() {
    Reception reception = arrives();
    reception.understood("MATERIAL", "想要一份5G套餐的资料");
    reception.confirmed();
    reception.filed(null);

    assertThat(cases.get(reception.number()).status()).isEqualTo(CaseStatus.OPEN);
    assertThat(reception.run().openTasks()).containsExactly("userTask_provideMaterial");
  }

  @Test
  void aVisitIsArrangedAndTheReceptionEndsWithIt() {
    Reception reception = arrives();
    reception.understood("VISIT", "想参观数据中心");
    String at =
        clock
            .instant()
            .plus(2, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.MINUTES)
            .atOffset(ZoneOffset.ofHours(8))
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    reception
        .run()
        .complete(
            "agent1",
            "userTask_arrangeAppointment",
            Map.entry("appointmentWanted", true),
            Map.entry("appointmentAt", at),
            Map.entry("appointmentPlace", "数据中心一层"),
            Map.entry("appointmentHost", "agent1"));
    reception.confirmed();
    reception.filed(null);
    assertThat(cases.get(reception.number()).status()).isEqualTo(CaseStatus.OPEN);

    reception.run().passTime(Duration.ofDays(2));
    reception
        .run()
        .complete(
            "agent1",
            "userTask_keepAppointment",
            Map.entry("appointmentOutcome", "KEPT"),
            Map.entry("appointmentReport", "参观顺利"));

    assertThat(reception.run().passed())
        .contains("endEvent_visitArranged", "endEvent_receptionCompleted");
    assertThat(
            deadlines
                .find(reception.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .breachedAt())
        .as("the clock stood still until the visit")
        .isNull();
  }

  @Test
  void aComplaintBeginsAtOnceWithWhatWasGathered() {
    Reception reception = arrives();
    reception.understood(
        "COMPLAINT", "宽带每晚断线，已经一周", COMPLAINT_CATEGORY.of("NETWORK"), PUBLIC_THREAT.of(true));

    ServiceCase complaint = reception.openedCase(Procedure.COMPLAINT);
    assertThat(complaint)
        .extracting(
            ServiceCase::customerId,
            ServiceCase::channel,
            ServiceCase::category,
            ServiceCase::matter,
            ServiceCase::receivedAt)
        .containsExactly(
            reception.customer().id(),
            Channel.COUNTER,
            "NETWORK",
            "宽带每晚断线，已经一周",
            cases.get(reception.number()).receivedAt());
    assertThat(complaint.severity()).hasToString("CRITICAL");
    assertThat(timeline.of(reception.number()))
        .extracting(CaseEvent::summary)
        .contains("已转入投诉处理，工单 " + complaint.number());
    assertThat(timeline.of(complaint.number()))
        .extracting(CaseEvent::summary)
        .contains("登记投诉，由客户接待 " + reception.number() + " 转入");
    assertThat(new RunningCase(engine, complaint.number().value()).openTasks())
        .contains("userTask_respondToComplaint");
    assertThat(reception.run().openTasks()).containsExactly("userTask_confirmAgreement");
  }

  @Test
  void theReceptionDoesNotWaitForTheComplaint() {
    Reception reception = arrives();
    reception.understood(
        "COMPLAINT", "账单不对", COMPLAINT_CATEGORY.of("BILLING"), PUBLIC_THREAT.of(false));
    reception.confirmed();
    reception.filed(null);

    assertThat(cases.get(reception.number()).status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(reception.run().passed()).contains("endEvent_receptionCompleted");
    ServiceCase complaint = reception.openedCase(Procedure.COMPLAINT);
    assertThat(complaint.status()).isEqualTo(CaseStatus.OPEN);

    workflow.withdraw(complaint.number(), "问题已自行解决");
    reception.run().runJobs();

    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(reception.run().passed())
        .contains("endEvent_servedComplaint", "endEvent_requestServed");
    assertThat(reception.run().hasEnded()).isTrue();
    assertThat(cases.get(reception.number()).status()).isEqualTo(CaseStatus.CLOSED);
  }

  @Test
  void whatWasPassedOnGoesOnWhenTheCustomerLeaves() {
    Reception reception = arrives();
    reception.understood(
        "COMPLAINT", "账单不对", COMPLAINT_CATEGORY.of("BILLING"), PUBLIC_THREAT.of(false));
    ServiceCase complaint = reception.openedCase(Procedure.COMPLAINT);

    workflow.withdraw(reception.number(), "客户有事先走");

    assertThat(cases.get(reception.number()))
        .extracting(ServiceCase::status, ServiceCase::outcome)
        .containsExactly(CaseStatus.WITHDRAWN, "CUSTOMER_GONE");
    assertThat(reception.run().openTasks()).isEmpty();
    assertThat(reception.run().passed()).contains("endEvent_customerGone");
    assertThat(new RunningCase(engine, complaint.number().value()).openTasks())
        .contains("userTask_respondToComplaint");
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void aCustomerWhoLeavesWithoutAWordEndsTheReception() {
    Reception reception = arrives();

    workflow.withdraw(reception.number(), "客户离开");
    reception.run().runJobs();

    assertThat(reception.run().hasEnded()).isTrue();
    assertThat(reception.run().passed()).contains("endEvent_customerGone");
    assertThat(deadlines.of(reception.number().value())).allMatch(SlaClock::cancelled);
    assertThatThrownBy(() -> workflow.withdraw(reception.number(), "客户离开"))
        .isInstanceOf(CaseStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CONSULTATION, CONSULTATION, endEvent_servedConsultation",
    "BUSINESS, BUSINESS_HANDLING, endEvent_servedBusiness",
    "AFTER_SALES, AFTER_SALES, endEvent_servedAfterSales"
  })
  void everyOtherNeedBeginsItsProcedure(String need, Procedure procedure, String end) {
    Reception reception = arrives();
    List<Map.Entry<String, ?>> facts = new ArrayList<>();
    if (need.equals("BUSINESS")) {
      facts.add(BUSINESS_KIND.of("TARIFF_CHANGE"));
    } else if (need.equals("AFTER_SALES")) {
      facts.add(PROBLEM_CATEGORY.of("USAGE"));
      facts.add(PRODUCT.of("光猫"));
    }
    reception.understood(need, "客户所说的事", facts.toArray(Map.Entry[]::new));

    ServiceCase opened = reception.openedCase(procedure);
    assertThat(opened.matter()).isEqualTo("客户所说的事");
    assertThat(opened.openedFrom()).isEqualTo(reception.number());
    var run = new RunningCase(engine, opened.number().value());
    assertThat(run.openTasks()).isNotEmpty();

    workflow.withdraw(opened.number(), "客户不再需要");
    run.runJobs();
    assertThat(reception.run().passed()).contains(end, "endEvent_requestServed");
  }

  @Test
  void whatTheCustomerDoesNotConfirmIsSummedUpAgain() {
    Reception reception = arrives();
    reception.understood("MATERIAL", "要资料");

    reception
        .run()
        .complete(
            "agent1",
            "userTask_confirmAgreement",
            AGREEMENT.of("邮寄资料"),
            AGREEMENT_CONFIRMED.of(false),
            OBJECTION.of("要电子版"));

    String task = reception.run().task("userTask_confirmAgreement").getId();
    assertThat(engine.getTaskService().getVariable(task, "agreement"))
        .as("to be corrected, not typed again")
        .isEqualTo("邮寄资料");
    assertThat(engine.getTaskService().getVariable(task, "objection")).isEqualTo("要电子版");
    assertThat(engine.getTaskService().getVariable(task, "agreementConfirmed")).isNull();
    reception.confirmed();
    assertThat(reception.run().openTasks())
        .containsExactly("userTask_fileAndFarewell", "userTask_provideMaterial");
  }

  @Test
  void aNeedThatIsNotUnderstoodInThreeMinutesIsFlaggedAndTheWorkGoesOn() {
    Reception reception = arrives();
    String number = reception.number().value();

    reception.run().passTime(Duration.ofMinutes(3).plusSeconds(1));

    assertThat(reception.run().passed()).contains("endEvent_understandingFlagged");
    assertThat(reception.run().openTasks()).containsExactly("userTask_understandNeed");
    SlaClock clock = deadlines.find(number, Metric.UNDERSTANDING).orElseThrow();
    assertThat(clock.breachedAt()).isEqualTo(clock.dueAt());
    assertThat(notifications.ofCase(number)).extracting(Message::template).contains("sla-breached");

    reception.understood("MATERIAL", "要资料");
    assertThat(deadlines.find(number, Metric.UNDERSTANDING).orElseThrow().isStopped()).isTrue();
    assertThat(deadlines.find(number, Metric.FIRST_RESPONSE).orElseThrow().isStopped()).isTrue();
  }

  @Test
  void aNeedUnderstoodInTimeFlagsNothing() {
    Reception reception = arrives();
    reception.run().passTime(Duration.ofSeconds(170));
    reception.understood("MATERIAL", "要资料");

    reception.run().passTime(Duration.ofMinutes(5));

    assertThat(
            deadlines
                .find(reception.number().value(), Metric.UNDERSTANDING)
                .orElseThrow()
                .breachedAt())
        .isNull();
    assertThat(reception.run().passed()).doesNotContain("event_understandingOverdue");
  }

  @Test
  void aReceptionThatDoesNotEndIsEscalatedAndTheEscalationWithdrawnWhenItDoes() {
    Reception reception = arrives();
    reception.understood("MATERIAL", "要资料");

    reception.run().passTime(Duration.ofHours(25));
    assertThat(reception.run().openTasks())
        .containsExactly(
            "userTask_confirmAgreement", "userTask_provideMaterial", "userTask_superviseCase");

    reception.confirmed();
    reception.filed(null);
    reception
        .run()
        .complete(
            "agent1", "userTask_provideMaterial", MATERIAL.of("手册"), MATERIAL_SENT_BY.of("POST"));
    assertThat(reception.run().passed()).contains("endEvent_resolutionFollowed");
    assertThat(reception.run().hasEnded()).isTrue();
  }

  @Test
  void aSpecialNeedSeenInTheReceptionGoesToTheFileAndFirst() {
    Reception reception = arrives();
    int before = reception.run().task("userTask_understandNeed").getPriority();

    reception.understood("MATERIAL", "要大字版资料", SPECIAL_NEED.of("ELDERLY"));

    assertThat(customers.get(reception.customer().id()).specialNeed())
        .isEqualTo(SpecialNeed.ELDERLY);
    assertThat(reception.run().task("userTask_confirmAgreement").getPriority())
        .isGreaterThan(before);
  }

  @Test
  void aKnownCustomerKeepsTheFileAndSeesItInTheForm() {
    Reception first = arrives();
    first.understood("MATERIAL", "要资料");
    first.confirmed();
    first.filed("商务套餐");
    Reception second = receive(first.customer().phone());

    assertThat(second.customer().id()).isEqualTo(first.customer().id());
    second.understood("MATERIAL", "又要资料");
    second.confirmed();
    assertThat(
            engine
                .getTaskService()
                .getVariable(
                    second.run().task("userTask_fileAndFarewell").getId(), "needInformation"))
        .isEqualTo("商务套餐");
  }

  private Reception arrives() {
    return receive(
        PhoneNumber.parse(
            "135%08d"
                .formatted(CUSTOMERS.incrementAndGet() + (System.nanoTime() / 1000) % 90_000_000)));
  }

  private Reception receive(PhoneNumber phone) {
    var customer =
        new CustomerDetails("周先生", phone, null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    CaseNumber number =
        intake
            .receive(
                new ReceptionReport(
                    new ServiceRequest(
                        customer, Channel.COUNTER, ReceptionReport.VISIT, null, null, null)))
            .caseNumber();
    return new Reception(number, new RunningCase(engine, number.value()));
  }

  /** A reception and what agent1 does in it. */
  private final class Reception {

    private final CaseNumber number;
    private final RunningCase run;

    Reception(CaseNumber number, RunningCase run) {
      this.number = number;
      this.run = run;
    }

    CaseNumber number() {
      return number;
    }

    RunningCase run() {
      return run;
    }

    Customer customer() {
      return customers.get(cases.get(number).customerId());
    }

    /** The case that was opened from this reception. */
    ServiceCase openedCase(Procedure procedure) {
      return cases
          .search(
              new CaseQuery(
                  procedure, null, null, null, null, customer().id(), null, null, null, null, 0, 2))
          .cases()
          .get(0);
    }

    @SafeVarargs
    final void understood(String category, String matter, Map.Entry<String, ?>... more) {
      List<Map.Entry<String, ?>> entered =
          new ArrayList<>(
              List.of(NEED_CATEGORY.of(category), MATTER.of(matter), SPECIAL_NEED.of("NONE")));
      for (Map.Entry<String, ?> entry : more) {
        entered.removeIf(earlier -> earlier.getKey().equals(entry.getKey()));
        entered.add(entry);
      }
      run.complete("agent1", "userTask_understandNeed", entered.toArray(Map.Entry[]::new));
    }

    void confirmed() {
      run.complete(
          "agent1",
          "userTask_confirmAgreement",
          AGREEMENT.of("今天内办好，由王小明负责"),
          AGREEMENT_CONFIRMED.of(true));
    }

    void filed(String need) {
      run.complete("agent1", "userTask_fileAndFarewell", NEED_INFORMATION.of(need));
    }
  }
}
