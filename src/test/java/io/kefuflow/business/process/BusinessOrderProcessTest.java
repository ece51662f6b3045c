package io.kefuflow.business.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.business.BusinessOrder;
import io.kefuflow.business.BusinessOrder.State;
import io.kefuflow.business.BusinessOrders;
import io.kefuflow.business.BusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem.Behaviour;
import io.kefuflow.business.process.BusinessScenario.Application;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.Cases;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.test.ProcessTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("business-order")
class BusinessOrderProcessTest {

  private static final String DOWN = "Simulated business system is down";

  @Autowired CaseIntake intake;
  @Autowired ProcessEngine engine;
  @Autowired BusinessSystem system;
  @Autowired BusinessOrders orders;
  @Autowired Cases cases;
  @Autowired Notifications notifications;

  private BusinessScenario scenario;

  @BeforeEach
  void scenario() {
    scenario = new BusinessScenario(intake, engine);
  }

  @Test
  void aBookingThatIsRightEndsTheOrder() {
    Application application = scenario.booked();

    assertThat(form(application, "userTask_verifyOrder")).contains("套餐变更：已办理，单号 SIM");
    application.confirm();

    assertThat(application.run().passed()).contains("endEvent_orderDone");
  }

  @Test
  void aWrongOperationIsUndoneApologisedForCorrectedAndDoneAgain() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(application, Behaviour.WRONG_OPERATION);
    application.complete("ID_CARD");

    assertThat(form(application, "userTask_verifyOrder"))
        .contains("**与申请不符：申请「套餐变更」，业务系统办理了「发票」**");
    assertThatThrownBy(application::confirm)
        .hasMessageContaining("业务系统办理的是 INVOICE，与申请的 TARIFF_CHANGE 不符");
    application.report("WRONG_OPERATION");

    assertThat(application.run().openTasks()).containsExactly("userTask_correctOperation");
    assertThat(application.run().passed())
        .contains("event_undoWrongOperation", "serviceTask_cancelOrder", "serviceTask_apologise");
    assertThat(order(application, 0).state()).isEqualTo(State.CANCELLED);
    assertThat(system.find(order(application, 0).key())).as("in the business system").isEmpty();
    assertThat(messages(application)).contains("business-apology");

    application.correct();

    assertThat(orders.of(application.number())).hasSize(2);
    assertThat(order(application, 1))
        .satisfies(
            again -> {
              assertThat(again.state()).isEqualTo(State.BOOKED);
              assertThat(again.key()).endsWith(":2");
              assertThat(again.isWrongOperation()).isFalse();
            });
    application.confirm();
    assertThat(application.run().passed()).contains("endEvent_orderDone");
  }

  @Test
  void aSecondWrongOperationIsUndoneAsWell() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(application, Behaviour.WRONG_OPERATION, Behaviour.BOOK, Behaviour.WRONG_OPERATION);
    application.complete("ID_CARD");
    application.report("WRONG_OPERATION");
    application.correct();
    application.report("WRONG_OPERATION");
    application.correct();
    application.confirm();

    assertThat(orders.of(application.number()))
        .extracting(BusinessOrder::state)
        .containsExactly(State.CANCELLED, State.CANCELLED, State.BOOKED);
    assertThat(messages(application)).filteredOn("business-apology"::equals).hasSize(2);
  }

  @Test
  void theUndoingIsTriedAgainUntilTheProcessOwnerIsAsked() {
    Application application = scenario.booked();
    script(
        application,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN);
    assertThatThrownBy(() -> application.report("WRONG_OPERATION")).hasStackTraceContaining(DOWN);
    failUntilTheEngineGivesUp(application);
    assertThat(messages(application)).doesNotContain("business-apology");

    execute(application, "incident-response");
    assertThat(
            engine
                .getTaskService()
                .getVariable(
                    application.run().task("userTask_handleIncident").getId(), "incidentMessage"))
        .as("what happened, not how the engine wraps it")
        .isEqualTo(DOWN);
    retry(application);

    assertThat(order(application, 0).state()).isEqualTo(State.CANCELLED);
    assertThat(application.run().openTasks()).containsExactly("userTask_correctOperation");
    assertThat(messages(application)).contains("business-apology");
  }

  @Test
  void aRefusalGoesToTheSupervisorWhoHasItDoneAgain() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(application, Behaviour.REFUSE);
    application.complete("ID_CARD");

    assertThat(application.run().openTasks()).containsExactly("userTask_decideException");
    assertThat(form(application, "userTask_decideException")).contains("被拒绝", "客户有未结清的费用");
    application.decide("AGAIN");

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
    assertThat(orders.of(application.number()))
        .extracting(BusinessOrder::state)
        .containsExactly(State.REFUSED, State.BOOKED);
  }

  @Test
  void anotherExceptionIsSettledOtherwiseAndTheBookingStays() {
    Application application = scenario.booked();
    application.report("EXCEPTION");
    application.decide("OTHER_WAY");

    assertThat(application.run().passed()).contains("endEvent_doneOtherwise");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("DONE");
    assertThat(order(application, 0).state()).isEqualTo(State.BOOKED);
  }

  @Test
  void whatIsRefusedAfterItWasBookedIsUndone() {
    Application application = scenario.booked();
    application.report("EXCEPTION");
    application.decide("REFUSE");

    assertThat(application.run().passed()).contains("endEvent_orderImpossible");
    assertThat(order(application, 0).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void whatIsDoneAgainAfterItWasBookedIsUndoneFirst() {
    Application application = scenario.booked();
    application.report("EXCEPTION");
    application.decide("AGAIN");

    assertThat(orders.of(application.number()))
        .extracting(BusinessOrder::state)
        .containsExactly(State.CANCELLED, State.BOOKED);
    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
  }

  @Test
  void aSystemThatIsSlowBooksOnce() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(application, Behaviour.SLOW);
    assertThatThrownBy(() -> application.complete("ID_CARD"))
        .hasMessageContaining("did not answer in time");
    assertThat(order(application, 0).state()).isEqualTo(State.REQUESTED);
    script(application, Behaviour.DOWN);

    application.run().runJobs();

    assertThat(application.run().openTasks())
        .as("found under its key, and not ordered again")
        .containsExactly("userTask_verifyOrder");
    assertThat(order(application, 0).attempts()).isEqualTo(2);
  }

  @Test
  void aSystemThatStaysDownIsAnIncidentThatTheProcessOwnerRetries() {
    Application application = scenario.accepted("TARIFF_CHANGE");
    script(
        application,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN,
        Behaviour.DOWN);
    assertThatThrownBy(() -> application.complete("ID_CARD")).hasMessageContaining("is down");
    failUntilTheEngineGivesUp(application);

    assertThat(order(application, 0).attempts()).isEqualTo(6);
    execute(application, "incident-response");
    retry(application);

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
    assertThat(order(application, 0).state()).isEqualTo(State.BOOKED);
    assertThat(orders.of(application.number())).hasSize(1);
  }

  private static void retry(Application application) {
    application
        .run()
        .complete(
            "owner1",
            "userTask_handleIncident",
            Map.entry("incidentAction", "RETRY"),
            Map.entry("incidentNote", "业务系统已恢复"));
  }

  private void failUntilTheEngineGivesUp(Application application) {
    for (Job job = job(application, "business-order");
        job.getRetries() > 0;
        job = job(application, "business-order")) {
      ClockUtil.setCurrentTime(job.getDuedate());
      assertThatThrownBy(() -> execute(application, "business-order"))
          .hasStackTraceContaining(DOWN);
    }
  }

  private void execute(Application application, String process) {
    engine.getManagementService().executeJob(job(application, process).getId());
  }

  private Job job(Application application, String process) {
    String instance =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(application.number().value(), process)
            .singleResult()
            .getId();
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance)
        .messages()
        .singleResult();
  }

  private void script(Application application, Behaviour... behaviours) {
    ((SimulatedBusinessSystem) system).script(application.number().value(), behaviours);
  }

  private BusinessOrder order(Application application, int index) {
    return orders.of(application.number()).get(index);
  }

  private String form(Application application, String task) {
    return engine
        .getFormService()
        .getTaskFormVariables(application.run().task(task).getId())
        .getValue("orderSummary", String.class)
        .replace("\\", "");
  }

  private List<String> messages(Application application) {
    return notifications.ofCase(application.number().value()).stream()
        .map(Message::template)
        .toList();
  }
}
