package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.ACCEPTANCE_NOTE;
import static io.kefuflow.shared.process.CaseVariables.CATEGORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.business.ApplicationRound;
import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.BusinessOrder;
import io.kefuflow.business.BusinessOrders;
import io.kefuflow.business.BusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem.Behaviour;
import io.kefuflow.business.process.BusinessScenario.Application;
import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("business-handling")
class BusinessHandlingProcessTest {

  @Autowired CaseIntake intake;
  @Autowired CaseDesk desk;
  @Autowired CaseWorkflow workflow;
  @Autowired ProcessEngine engine;
  @Autowired SystemCalls systemCalls;
  @Autowired BusinessSystem system;
  @Autowired BusinessApplications applications;
  @Autowired BusinessOrders orders;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Deadlines deadlines;
  @Autowired Notifications notifications;

  private BusinessScenario scenario;
  private Deployment deployment;

  @BeforeEach
  void scenario() {
    scenario = new BusinessScenario(intake, engine);
  }

  @AfterEach
  void onlyTheShippedCatalogue() {
    if (deployment != null) {
      engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void aTransferOfOwnershipIsReviewedApprovedTwiceCarriedOutAndTold() {
    Application application = scenario.received("OWNERSHIP_TRANSFER");
    assertThat(cases.get(application.number()).category()).isEqualTo("OWNERSHIP_TRANSFER");
    assertThat(dueAfter(application))
        .as("the target time of the catalogue")
        .isEqualTo(Duration.ofHours(48));

    application.accept("OWNERSHIP_TRANSFER");
    application.complete("ID_CARD", "NEW_OWNER_ID_CARD", "TRANSFER_AGREEMENT");
    application.approve("supervisor1");
    application.approve("manager1");
    application.confirm();

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_applicationDone");
    assertThat(cases.get(application.number()))
        .satisfies(
            done -> {
              assertThat(done.status()).isEqualTo(CaseStatus.CLOSED);
              assertThat(done.outcome()).isEqualTo("DONE");
            });
    assertThat(orders.of(application.number()))
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.state()).isEqualTo(BusinessOrder.State.BOOKED);
              assertThat(order.kind()).isEqualTo("OWNERSHIP_TRANSFER");
            });
    assertThat(messages(application)).contains("business-accepted", "case-closed");
    assertThat(text(application, "business-accepted"))
        .contains("新机主居民身份证（jpg、png、pdf）")
        .contains("请带证件原件");
    assertThat(text(application, "case-closed")).contains("过户已办结：下月1日起生效");
    assertThat(deadlines.of(application.number().value()))
        .hasSize(2)
        .allMatch(clock -> clock.isStopped() && !clock.cancelled());
    assertThat(summaries(application))
        .contains("登记业务申请", "第 1 轮申请：过户（申请）", "业务系统已办理", "过户已办结：下月1日起生效");
  }

  @Test
  void aLateAcceptanceIsEscalatedAndTheWorkGoesOn() {
    Application application = scenario.received("TARIFF_CHANGE");

    application.run().fireTimer("event_firstResponseAtRisk");
    application.run().fireTimer("event_nextRungReached");

    assertThat(application.run().openTasks())
        .containsExactly("userTask_acceptApplication", "userTask_superviseCase");

    application.accept("TARIFF_CHANGE");

    assertThat(application.run().openTasks()).containsExactly("userTask_reviewApplication");
    assertThat(application.run().passed()).contains("endEvent_firstResponseFollowed");
  }

  @Test
  void anApplicationThatIsNotDoneInTheTimeOfTheCatalogueIsEscalated() {
    Application application = scenario.accepted("TARIFF_CHANGE");

    application.run().passTime(Duration.ofHours(8).plusMinutes(1));

    assertThat(application.run().openTasks())
        .containsExactly("userTask_reviewApplication", "userTask_superviseCase");

    application.complete("ID_CARD");
    application.confirm();

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_escalationWithdrawn");
    assertThat(
            deadlines
                .find(application.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .breachedAt())
        .isNotNull();
  }

  @Test
  void theEscalationEndsWithItsLadderButTheWorkGoesOn() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    application.run().passTime(Duration.ofHours(9));
    supervise(application, "supervisor1");
    application.run().passTime(Duration.ofHours(4));
    supervise(application, "manager1");

    application.run().passTime(Duration.ofDays(9));

    assertThat(application.run().passed()).contains("endEvent_resolutionFollowed");
    assertThat(application.run().openTasks()).containsExactly("userTask_reviewApplication");
  }

  private static void supervise(Application application, String user) {
    application
        .run()
        .complete(
            user,
            "userTask_superviseCase",
            Map.entry("measure", "CONTINUE"),
            Map.entry("measureNote", "请今天办完"));
  }

  @Test
  void aCustomerWhoNeverAnswersEndsTheCaseAsNotSupplied() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");
    application.ask("MISSING");
    Duration left = left(application);

    application.run().passTime(Duration.ofHours(72));

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_notSupplied");
    assertThat(cases.get(application.number()))
        .satisfies(
            ended -> {
              assertThat(ended.status()).isEqualTo(CaseStatus.WITHDRAWN);
              assertThat(ended.outcome()).isEqualTo("NOT_SUPPLIED");
            });
    assertThat(messages(application)).contains("customer-question-reminder", "case-withdrawn");
    assertThat(left).as("the clock stood still").isEqualTo(Duration.ZERO);
    assertThat(
            deadlines
                .find(application.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .breachedAt())
        .isNull();
  }

  @Test
  void aCustomerWhoGivesUpAfterARejectionEndsTheCaseAsWithdrawn() {
    Application application = scenario.accepted("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");
    application.choose("WITHDRAW", null, null);

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_withdrawnAfterRejection");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("WITHDRAWN_AFTER_REJECTION");
    assertThat(orders.of(application.number())).isEmpty();
  }

  @Test
  void whatTheSupervisorRefusesEndsAsImpossible() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(application, Behaviour.REFUSE);
    application.complete("ID_CARD");
    application.decide("REFUSE");

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_impossible");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("IMPOSSIBLE");
    assertThat(text(application, "case-closed")).contains("套餐变更无法办理：欠费未结清");
  }

  @Test
  void theCustomerWithdrawsBeforeAnythingWasOrdered() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");

    workflow.withdraw(application.number(), "不过户了");
    application.run().runJobs();

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_caseWithdrawn");
    assertThat(cases.get(application.number()).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(
            deadlines
                .find(application.number().value(), Metric.RESOLUTION)
                .orElseThrow()
                .cancelled())
        .isTrue();
    assertThatThrownBy(() -> workflow.withdraw(application.number(), "再撤一次"))
        .isInstanceOf(CaseStateException.class);
  }

  @Test
  void aWithdrawalUndoesWhatWasBooked() {
    Application application = scenario.booked();
    String key = orders.of(application.number()).get(0).key();
    assertThat(system.find(key)).isPresent();

    workflow.withdraw(application.number(), "不改了");
    application.run().runJobs();

    assertThat(application.run().passed()).contains("endEvent_caseWithdrawn");
    assertThat(system.find(key)).isEmpty();
    assertThat(orders.of(application.number()))
        .extracting(BusinessOrder::state)
        .containsExactly(BusinessOrder.State.CANCELLED);
    assertThat(summaries(application)).contains("已在业务系统撤销办理");
  }

  @Test
  void aWithdrawalThatCannotBeUndoneYetIsTriedAgain() {
    Application application = scenario.booked();
    workflow.withdraw(application.number(), "不改了");
    script(application, Behaviour.DOWN);

    assertThatThrownBy(() -> application.run().runJobs()).hasMessageContaining("is down");
    assertThat(cases.get(application.number()).status().isOpen()).isTrue();
    assertThatThrownBy(() -> workflow.withdraw(application.number(), "再撤一次"))
        .isInstanceOf(CaseStateException.class);
    application.run().runJobs();

    assertThat(cases.get(application.number()).status()).isEqualTo(CaseStatus.WITHDRAWN);
  }

  @Test
  void aKindThatIsNotInTheCatalogueIsNotTakenIn() {
    var request =
        new ServiceRequest(
            BusinessScenario.newCustomer(), Channel.ONLINE, "开通卫星电话", null, null, null);
    var report = new BusinessApplicationReport(request, "SATELLITE_PHONE");

    assertThatThrownBy(() -> scenario.receive(report))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("业务种类“SATELLITE_PHONE”不在业务目录中");
  }

  @Test
  void aRowThatIsRemovedFromTheCatalogueHurtsNoRunningCase() throws IOException {
    Application application = scenario.accepted("NUMBER_PORTABILITY");
    ApplicationRound before = applications.current(application.number()).orElseThrow();
    removeFromCatalogue("NUMBER_PORTABILITY");

    application.complete("ID_CARD", "PORTING_CONSENT");
    application.reject("supervisor1");
    application.choose("COMPLETE_MATERIALS", null, null);
    application.complete("ID_CARD", "PORTING_CONSENT");
    application.approve("supervisor1");
    application.confirm();

    assertThat(application.run().passed()).contains("endEvent_applicationDone");
    assertThat(applications.current(application.number()).orElseThrow().entry())
        .isEqualTo(before.entry());
    assertThatThrownBy(() -> scenario.received("NUMBER_PORTABILITY"))
        .as("but it is not taken in any more")
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("不在业务目录中");
  }

  private void removeFromCatalogue(String kind) throws IOException {
    String shipped = Files.readString(BusinessCatalogueDecisionTest.CATALOGUE);
    String without =
        shipped.replaceFirst(
            "(?s)<rule id=\"[^\"]+\">\\s*<description>[^<]*</description>\\s*<inputEntry[^>]*>\\s*<text>\""
                + kind
                + "\".*?</rule>",
            "");
    assertThat(without).isNotEqualTo(shipped);
    deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .addString("business-catalogue.dmn", without)
            .deploy();
  }

  @Test
  void theAgentFindsThatItIsAnotherBusiness() {
    Application application = scenario.received("OWNERSHIP_TRANSFER");

    application.accept("TARIFF_CHANGE");

    assertThat(cases.get(application.number()).category()).isEqualTo("TARIFF_CHANGE");
    assertThat(dueAfter(application)).isEqualTo(Duration.ofHours(8));
    assertThat(applications.roundsOf(application.number()))
        .extracting(round -> round.entry().kind())
        .containsExactly("OWNERSHIP_TRANSFER", "TARIFF_CHANGE");
    assertThat(text(application, "business-accepted")).contains("套餐变更").doesNotContain("过户协议");
  }

  @Test
  void aKindThatWasNeverOfferedIsRefusedWhenAccepted() {
    Application application = scenario.received("TARIFF_CHANGE");

    assertThatThrownBy(
            () ->
                application.work(
                    "userTask_acceptApplication",
                    CATEGORY.of("SATELLITE_PHONE"),
                    ACCEPTANCE_NOTE.of("好的")))
        .hasMessageContaining("「业务种类」的选择不在可选范围内");
  }

  @Test
  void anApplicationFromAReceptionTakesItsCustomerAndIsClassifiedWhenAccepted() {
    var request =
        new ServiceRequest(
            BusinessScenario.newCustomer(), Channel.COUNTER, "想换个套餐", null, null, null);
    CaseNumber reception = desk.open(Procedure.RECEPTION, request, null).serviceCase().number();

    Application application = openedFrom(reception);

    assertThat(cases.get(application.number()))
        .satisfies(
            opened -> {
              assertThat(opened.customerId()).isEqualTo(cases.get(reception).customerId());
              assertThat(opened.matter()).isEqualTo("想换个套餐");
              assertThat(opened.category()).isNull();
            });
    assertThat(dueAfter(application)).as("of the table").isEqualTo(Duration.ofHours(24));

    application.accept("TARIFF_CHANGE");

    assertThat(cases.get(application.number()).category()).isEqualTo("TARIFF_CHANGE");
    assertThat(dueAfter(application)).isEqualTo(Duration.ofHours(8));
    application.complete("ID_CARD");
    application.confirm();
    assertThat(application.run().passed()).contains("endEvent_applicationDone");
  }

  private Application openedFrom(CaseNumber reception) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(CaseVariables.OPENED_FROM.name(), reception.value());
    variables.put(CATEGORY.name(), null);
    String number =
        systemCalls.call(
            () ->
                engine
                    .getRuntimeService()
                    .createProcessInstanceByKey("business-handling")
                    .setVariables(variables)
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(CaseVariables.CASE_NUMBER.name(), String.class));
    return scenario.of(new CaseNumber(number));
  }

  @Test
  void anApplicationSettledElsewhereIsOnlyArchived() {
    var origin = new Origin("legacy", UUID.randomUUID().toString(), true, false);
    var request =
        new ServiceRequest(
            null, Channel.COUNTER, "旧系统的业务", null, Instant.parse("2015-04-22T07:53:50Z"), origin);

    Application application =
        scenario.receive(new BusinessApplicationReport(request, "NO_LONGER_OFFERED"));

    assertThat(application.run().hasEnded()).isTrue();
    assertThat(application.run().passed()).contains("endEvent_applicationArchived");
    assertThat(cases.get(application.number()).status()).isEqualTo(CaseStatus.ARCHIVED);
  }

  private void script(Application application, Behaviour... behaviours) {
    ((SimulatedBusinessSystem) system).script(application.number().value(), behaviours);
  }

  private Duration dueAfter(Application application) {
    return Duration.between(
        cases.get(application.number()).receivedAt(),
        deadlines.dueAt(application.number().value(), Metric.RESOLUTION).orElseThrow());
  }

  /** Until the resolution is due; zero while its clock stands still. */
  private Duration left(Application application) {
    return deadlines
        .dueAt(application.number().value(), Metric.RESOLUTION)
        .map(due -> Duration.between(Instant.now(), due))
        .orElse(Duration.ZERO);
  }

  private List<String> messages(Application application) {
    return notifications.ofCase(application.number().value()).stream()
        .map(Message::template)
        .toList();
  }

  private String text(Application application, String template) {
    return notifications.ofCase(application.number().value()).stream()
        .filter(message -> message.template().equals(template))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private List<String> summaries(Application application) {
    return timeline.of(application.number()).stream().map(CaseEvent::summary).toList();
  }
}
