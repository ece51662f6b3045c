package io.kefuflow.calendar.process;

import static io.kefuflow.calendar.process.CalendarRenewalProcess.KEY;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.RENEWAL_NOTE;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.USER_TASK_IMPORT_HOLIDAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest(KEY)
class CalendarRenewalProcessTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** A Saturday. */
  private static final Instant AUTUMN = Instant.parse("2026-11-21T04:00:00Z");

  @Autowired ProcessEngine engine;
  @Autowired Clock clock;

  private final CalendarRegister register = mock();
  private final String id = UUID.randomUUID().toString();
  private RunningCase renewal;

  @BeforeEach
  void aCalendarWithoutNextYearsHolidays() {
    ClockUtil.setCurrentTime(Date.from(AUTUMN));
    missing("热线日历", "夜班");
    Mocks.register(
        "checkHolidaysDelegate",
        new CheckHolidaysDelegate(register, engine.getTaskService(), clock));
    renewal = new RunningCase(engine, id);
  }

  @AfterEach
  void removeIt() {
    Mocks.reset();
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(KEY)
        .list()
        .forEach(
            instance ->
                engine.getRuntimeService().deleteProcessInstance(instance.getId(), "end of test"));
  }

  @Test
  void supervisorsAreAskedUntilTheHolidaysAreThere() {
    begin();

    Task task = renewal.task(USER_TASK_IMPORT_HOLIDAYS);
    assertThat(task.getName()).isEqualTo("导入下一年节假日");
    assertThat(task.getDescription()).contains("2027年", "热线日历、夜班");
    assertThat(task.getDueDate()).isEqualTo(Date.from(AUTUMN.plusSeconds(7 * 86_400)));
    assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
        .extracting(link -> link.getGroupId())
        .containsExactly("supervisor");

    renewal.complete("supervisor1", USER_TASK_IMPORT_HOLIDAYS, RENEWAL_NOTE.of("通知未到"));
    assertThat(renewal.openTasks()).as("still missing").containsExactly(USER_TASK_IMPORT_HOLIDAYS);

    missing();
    renewal.complete("supervisor1", USER_TASK_IMPORT_HOLIDAYS);
    assertThat(renewal.hasEnded()).isTrue();
    assertThat(renewal.passed()).contains("endEvent_holidaysComplete");
  }

  @Test
  void thereIsOneTaskAtMost() {
    begin();
    var nextWeek = new RunningCase(engine, id + "-next");
    engine.getRuntimeService().startProcessInstanceByKey(KEY, id + "-next");
    nextWeek.runJobs();

    assertThat(renewal.openTasks()).hasSize(1);
    assertThat(nextWeek.hasEnded()).isTrue();
    assertThat(nextWeek.passed()).contains("endEvent_renewalInHand");
  }

  @Test
  void nobodyIsAskedWhenNothingIsMissing() {
    missing();
    begin();

    assertThat(renewal.hasEnded()).isTrue();
    assertThat(renewal.passed())
        .contains("endEvent_holidaysComplete")
        .doesNotContain(USER_TASK_IMPORT_HOLIDAYS);
  }

  @Test
  void theSameYearIsAskedForAfterNewYear() {
    begin();
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2027-01-04T02:00:00Z")));
    renewal.complete("supervisor1", USER_TASK_IMPORT_HOLIDAYS);
    assertThat(renewal.task(USER_TASK_IMPORT_HOLIDAYS).getDescription()).contains("2027年");
  }

  @Test
  void itStartsOnMondaysInNovemberAndDecember() {
    Job timer =
        engine
            .getManagementService()
            .createJobQuery()
            .processDefinitionKey(KEY)
            .timers()
            .active()
            .list()
            .get(0);
    ZonedDateTime due = timer.getDuedate().toInstant().atZone(SHANGHAI);
    assertThat(due.getHour()).isEqualTo(9);
    assertThat(due.getDayOfWeek()).hasToString("MONDAY");
    assertThat(due.getMonthValue()).isIn(11, 12);
  }

  private void begin() {
    engine.getRuntimeService().startProcessInstanceByKey(KEY, id);
    renewal.runJobs();
  }

  private void missing(String... calendars) {
    when(register.withoutHolidaysOf(2027)).thenReturn(List.of(calendars));
  }
}
