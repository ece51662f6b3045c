package io.kefuflow.appointment.process;

import static io.kefuflow.appointment.process.AppointmentProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.appointment.Appointment.State;
import io.kefuflow.appointment.AppointmentStore;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.process.CaseScenario;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("appointment")
class AppointmentProcessTest {

  private static final String ARRANGE = "userTask_arrangeAppointment";
  private static final String KEEP = "userTask_keepAppointment";

  @Autowired CaseScenario scenario;
  @Autowired AppointmentStore store;
  @Autowired Notifications notifications;
  @Autowired StandIns standIns;
  @Autowired Clock clock;

  private CaseNumber number;
  private RunningCase run;

  @BeforeEach
  void aCase() {
    number = scenario.opened(Procedure.RECEPTION);
    run = scenario.running(number, "appointment", Map.of("appointmentKind", "VISIT"));
  }

  @Test
  void customerAndHostAreToldRemindedAndMeet() {
    arrange("agent2", inDays(3));
    assertThat(run.task(KEEP).getAssignee()).isEqualTo("agent2");

    run.fireTimer("event_reminderDue");
    run.complete("agent2", KEEP, APPOINTMENT_OUTCOME.of("KEPT"), APPOINTMENT_REPORT.of("参观了展厅"));

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_appointmentKept", "endEvent_bothReminded");
    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .containsExactlyInAnyOrder(
            "appointment-confirmed",
            "appointment-confirmed-host",
            "appointment-reminder",
            "appointment-reminder-host");
    assertThat(states()).containsExactly(State.KEPT);
  }

  @Test
  void aPostponedAppointmentIsArrangedAgain() {
    arrange("agent1", inDays(1));
    run.complete(
        "agent1", KEEP, APPOINTMENT_OUTCOME.of("POSTPONED"), APPOINTMENT_REPORT.of("客户临时有事"));

    arrange("agent1", inDays(5));

    assertThat(states()).containsExactly(State.POSTPONED, State.PLANNED);
  }

  @Test
  void aCustomerWhoDoesNotComeEndsIt() {
    arrange("agent1", inDays(1));
    run.complete("agent1", KEEP, APPOINTMENT_OUTCOME.of("MISSED"), APPOINTMENT_REPORT.of("未到"));

    assertThat(run.passed()).contains("endEvent_appointmentMissed");
    assertThat(states()).containsExactly(State.MISSED);
  }

  @Test
  void anOutcomeThatNobodyReportsIsAskedFor() {
    arrange("agent1", inDays(1));

    run.fireTimer("event_reportDue");

    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .contains("appointment-unreported");
    assertThat(run.openTasks()).containsExactly(KEEP);
  }

  @Test
  void aCustomerMayNotWantOneAfterAll() {
    run.complete("agent1", ARRANGE, APPOINTMENT_WANTED.of(false));

    assertThat(run.passed()).contains("endEvent_appointmentNotWanted");
    assertThat(states()).isEmpty();
  }

  @Test
  void aTimeThatHasPassedIsRefused() {
    assertThatThrownBy(() -> arrange("agent1", clock.instant().minus(Duration.ofHours(1))))
        .hasMessageContaining("见面时间");
    assertThat(run.openTasks()).containsExactly(ARRANGE);
  }

  @Test
  void aHostWhoIsAbsentThenIsRefused() {
    standIns.markAbsent(new Absence("agent2", inDays(2), inDays(4)));
    try {
      assertThatThrownBy(() -> arrange("agent2", inDays(3))).hasMessageContaining("届时缺席");
    } finally {
      standIns.markPresent("agent2");
    }
  }

  private void arrange(String host, Instant at) {
    run.complete(
        "agent1",
        ARRANGE,
        APPOINTMENT_WANTED.of(true),
        APPOINTMENT_AT.of(at.atOffset(ZoneOffset.ofHours(8)).toString()),
        APPOINTMENT_PLACE.of("一楼展厅"),
        APPOINTMENT_HOST.of(host));
  }

  private Instant inDays(int days) {
    return clock.instant().plus(Duration.ofDays(days));
  }

  private List<State> states() {
    return store.of(number).stream().map(appointment -> appointment.state()).toList();
  }
}
