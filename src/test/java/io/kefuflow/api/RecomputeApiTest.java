package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.CalendarDraft;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.calendar.Calendars;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.PauseReason;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaFixture;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.RunningCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/**
 * Eight hours of service time are promised on a calendar whose first version was published wrong:
 * it opens three hours a day, the right one around the clock.
 */
class RecomputeApiTest extends ApiTest {

  private static final String RECOMPUTE = "/api/v1/sla/recompute";
  private static final Promise MINOR = new Promise("complaint-handling", "MINOR", null);

  @Autowired ProcessEngine engine;
  @Autowired StoredClocks clocks;
  @Autowired ComplaintScenario scenario;
  @Autowired Deadlines deadlines;
  @Autowired CalendarRegister register;
  @Autowired Timeline timeline;
  @Autowired RepositoryService repository;

  /** Of this test only. */
  private final String calendar = "recompute-" + unique().replaceAll("[^a-z]", "x");

  private Deployment deployment;

  @BeforeEach
  void promiseServiceTime() throws Exception {
    clocks.moveTo(-24);
    publish("09:00-12:00");
    String dmn = Files.readString(Path.of("processes/escalation/sla-targets.dmn"));
    int row = dmn.indexOf("<rule id=\"rule_5\">");
    deployment =
        repository
            .createDeployment()
            .addString(
                "sla-targets.dmn",
                dmn.substring(0, row)
                    + dmn.substring(row)
                        .replaceFirst("\"PT24H\"", "\"PT8H\"")
                        .replaceFirst("\"WALL\"", "\"BUSINESS\"")
                        .replaceFirst(
                            "(?s)(_calendar\">\\s*<text>)(</text>)", "$1\"" + calendar + "\"$2"))
            .deploy();
  }

  @AfterEach
  void restore() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  private void publish(String hours) {
    register.publish(
        calendar,
        new CalendarDraft(
            new CalendarDocument("试验", "Asia/Shanghai", Calendars.everyDay(hours), List.of()),
            null,
            null,
            null,
            null),
        "supervisor1");
  }

  @Test
  void aLaterVersionChangesNothingByItself() {
    String finished = clocks.started(MINOR);
    clocks.at(60, step -> step.stop(finished, Metric.RESOLUTION));
    String running = clocks.started(MINOR);
    List<SlaClock> before = List.of(resolution(finished), resolution(running));

    publish("00:00-24:00");

    assertThat(List.of(resolution(finished), resolution(running))).isEqualTo(before);
    clocks.at(2, step -> step.pause(running, PauseReason.CUSTOMER_ANSWER));
    clocks.at(3, step -> step.resume(running));
    assertThat(resolution(running).calendarVersion()).isEqualTo(1);
    assertThat(resolution(running).dueAt()).isEqualTo(SlaFixture.hour(51));
  }

  @Test
  void theListShowsBeforeAndAfterAndChangesNothing() throws Exception {
    String finished = clocks.started(MINOR);
    clocks.at(49.5, step -> step.stop(finished, Metric.RESOLUTION)); // on the third day at 10:30
    String running = clocks.started(MINOR);
    String withdrawn = clocks.started(MINOR);
    clocks.at(2, step -> step.cancelAll(withdrawn));
    SlaClock before = resolution(running);
    publish("00:00-24:00");

    propose(false)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", containsString(RECOMPUTE + "/")))
        .andExpect(jsonPath("$.proposedBy").value("supervisor1"))
        .andExpect(jsonPath("$.appliedAt").value(nullValue()))
        .andExpect(jsonPath("$.counts.clocks").value(1))
        .andExpect(jsonPath("$.counts.dueChanged").value(1))
        .andExpect(jsonPath("$.items[*].caseNumber", contains(running)))
        .andExpect(jsonPath("$.items[0].metric").value("resolution"))
        .andExpect(jsonPath("$.items[0].before.dueAt").value("2026-11-25T03:00:00Z"))
        .andExpect(jsonPath("$.items[0].after.dueAt").value("2026-11-23T09:00:00Z"))
        .andExpect(jsonPath("$.items[0].before.spentSeconds").value(2 * 3600))
        .andExpect(jsonPath("$.items[0].outcome").value(nullValue()));
    propose(true)
        .andExpect(jsonPath("$.counts.clocks").value(2))
        .andExpect(jsonPath("$.counts.breachesGained").value(1));
    assertThat(resolution(running)).isEqualTo(before);
  }

  @Test
  void whatIsConfirmedIsRepairedOnceAndRecorded() throws Exception {
    String late = clocks.started(MINOR); // 8 hours on the wrong calendar: kept
    clocks.at(49, step -> step.stop(late, Metric.RESOLUTION));
    String paused = clocks.started(MINOR);
    clocks.at(1, step -> step.pause(paused, PauseReason.CUSTOMER_ANSWER));
    publish("00:00-24:00");
    assertThat(resolution(late).breachedAt()).isNull();

    int id = id(propose(true));
    apply(id, "manager1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.appliedBy").value("manager1"))
        .andExpect(jsonPath("$.counts.done").value(2))
        .andExpect(jsonPath("$.counts.changedSince").value(0))
        .andExpect(jsonPath("$.items[0].outcome").value("REPAIRED"))
        .andExpect(jsonPath("$.items[0].doneBy").value("manager1"))
        .andExpect(jsonPath("$.items[0].done.breachedAt").value("2026-11-23T09:00:00Z"));

    assertThat(resolution(late).breachedAt()).isEqualTo(SlaFixture.hour(8));
    assertThat(resolution(late).spent()).isEqualTo(Duration.ofHours(49));
    assertThat(resolution(paused).calendarVersion()).isEqualTo(2);
    assertThat(resolution(paused).dueAt()).isNull();
    clocks.at(2, step -> step.resume(paused));
    assertThat(resolution(paused).dueAt()).isEqualTo(SlaFixture.hour(9));
    assertThat(recomputed(late))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.actor()).isEqualTo("manager1");
              assertThat(event.summary())
                  .isEqualTo("问题解决时限已重算（编号 %d）：服务日历 %s 由第 1 版改为第 2 版".formatted(id, calendar));
              assertThat(event.details())
                  .contains(new CaseEvent.Detail("超时时刻", "无", "11-23 17:00"));
            });

    apply(id, "supervisor1")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已由 manager1")));
    propose(true).andExpect(jsonPath("$.counts.clocks").value(0));
    mvc.perform(get(RECOMPUTE + "/" + id + "?page=1&size=1").with(as("supervisor1", "supervisor")))
        .andExpect(jsonPath("$.appliedBy").value("manager1"))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.page").value(1));
  }

  @Test
  void aClockThatChangedSinceIsComputedAfresh() throws Exception {
    String stopped = clocks.started(MINOR);
    String repaired = clocks.started(MINOR);
    String cancelled = clocks.started(MINOR);
    clocks.moveTo(1);
    publish("00:00-24:00");
    int id = id(propose(false));
    int second = id(propose(false));

    clocks.at(4, step -> step.stop(stopped, Metric.RESOLUTION));
    clocks.at(4, step -> step.cancel(cancelled, Metric.RESOLUTION));
    apply(id, "supervisor1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.counts.changedSince").value(1))
        .andExpect(jsonPath("$.counts.skipped").value(1))
        .andExpect(
            jsonPath("$.items[*].outcome", contains("CHANGED_SINCE", "REPAIRED", "SKIPPED")));
    assertThat(resolution(stopped).spent()).isEqualTo(Duration.ofHours(4));
    assertThat(resolution(repaired).calendarVersion()).isEqualTo(2);
    assertThat(resolution(cancelled).calendarVersion()).isEqualTo(1);

    apply(second, "supervisor1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.counts.skipped").value(3));
    assertThat(recomputed(repaired)).hasSize(1);
  }

  @Test
  void twoSupervisorsAtOnceRepairEachClockOnce() throws Exception {
    List<String> running = Stream.generate(() -> clocks.started(MINOR)).limit(20).toList();
    publish("00:00-24:00");
    int id = id(propose(false));
    var start = new CyclicBarrier(2);
    Callable<Integer> confirm =
        () -> {
          start.await();
          return apply(id, "supervisor1").andReturn().getResponse().getStatus();
        };

    var people = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> answers = List.of(people.submit(confirm), people.submit(confirm));
      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(200, 409);
    } finally {
      people.shutdown();
    }
    assertThat(running).allSatisfy(number -> assertThat(recomputed(number)).hasSize(1));
  }

  @Test
  void timersAndTasksFollowAndAPassedDueTimeRingsOnce() throws Exception {
    ClockUtil.setCurrentTime(Date.from(SlaFixture.NINE));
    Complaint complaint = scenario.responded();
    String number = complaint.number().value();
    clocks.moveTo(20); // on the wrong calendar three hours are spent; on the right one all is over
    publish("00:00-24:00");

    apply(id(propose(false)), "supervisor1").andExpect(status().isOk());

    SlaClock repaired = resolution(number);
    assertThat(repaired.breachedAt()).isEqualTo(SlaFixture.hour(8));
    assertThat(complaint.run().task("userTask_investigateComplaint").getDueDate())
        .isEqualTo(Date.from(SlaFixture.hour(8)));
    assertThat(new RunningCase(engine, number).timer("event_resolutionAtRisk").getDuedate())
        .isBefore(ClockUtil.getCurrentTime());
    complaint.run().passTime(Duration.ofSeconds(1));
    assertThat(ladder(complaint.number()))
        .as("only the highest level that is due")
        .hasSize(1)
        .allMatch(event -> event.summary().contains("超时后仍未完成"));
    assertThat(complaint.run().openTasks()).containsOnlyOnce("userTask_superviseCase");
  }

  @Test
  void aBreachThatNeverWasIsTakenBackAndMayStillCome() throws Exception {
    clocks.moveTo(-1);
    publish("00:00-24:00");
    ClockUtil.setCurrentTime(Date.from(SlaFixture.NINE));
    Complaint complaint = scenario.responded();
    String number = complaint.number().value();
    complaint.run().passTime(Duration.ofDays(8)); // the ladder is climbed to its end
    SlaClock wrong = resolution(number);
    assertThat(wrong.breachedAt()).isEqualTo(SlaFixture.hour(8));
    assertThat(wrong.hasClimbedAll()).isTrue();
    publish("09:00-09:30");

    apply(id(propose(false)), "supervisor1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.counts.breachesLost").value(1));

    SlaClock repaired = resolution(number);
    assertThat(repaired.breachedAt()).isNull();
    assertThat(repaired.dueAt()).isAfter(ClockUtil.getCurrentTime().toInstant());
    int before = ladder(complaint.number()).size();
    complaint
        .run()
        .passTime(
            Duration.between(ClockUtil.getCurrentTime().toInstant(), repaired.dueAt())
                .plusSeconds(1));
    assertThat(resolution(number).breachedAt()).isEqualTo(repaired.dueAt());
    assertThat(ladder(complaint.number())).hasSize(before + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'calendarId': 'no-such', 'wrongVersion': 1, 'rightVersion': 2} | calendarId | 没有服务日历 no-such",
        "{'calendarId': 'office-hours', 'wrongVersion': 98, 'rightVersion': 1} | wrongVersion | 没有版本 98",
        "{'calendarId': 'office-hours', 'wrongVersion': 1, 'rightVersion': 99} | rightVersion | 没有版本 99",
        "{'calendarId': 'office-hours', 'wrongVersion': 1, 'rightVersion': 1} | rightVersion | 相同",
        "{'calendarId': 'office-hours', 'wrongVersion': 1} | rightVersion | 不能为空",
        "{'wrongVersion': 1, 'rightVersion': 2} | calendarId | 不能为空",
        "{'calendarId': 'office-hours', 'wrongVersion': 'x', 'rightVersion': 2} | wrongVersion | 整数",
        "{'calendar': 'office-hours'} | calendar | 没有这个字段",
      })
  void aRequestThatCannotBeIsRefused(String json, String field, String reason) throws Exception {
    mvc.perform(
            post(RECOMPUTE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"'))
                .with(as("supervisor1", "supervisor")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(reason)));
  }

  @Test
  void onlySupervisorsAndAboveRepair() throws Exception {
    mvc.perform(get(RECOMPUTE + "/0").with(as("supervisor1", "supervisor")))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("没有编号为 0")));
    apply(0, "supervisor1").andExpect(status().isNotFound());
    for (String role : List.of("agent", "analyst", "process-owner")) {
      mvc.perform(post(RECOMPUTE + "/0/apply").with(as("x", role)))
          .andExpect(status().isForbidden());
      mvc.perform(get(RECOMPUTE + "/0").with(as("x", role))).andExpect(status().isForbidden());
    }
  }

  private ResultActions propose(boolean includeFinished) throws Exception {
    return mvc.perform(
        post(RECOMPUTE)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"calendarId": "%s", "wrongVersion": %d, "rightVersion": %d, "includeFinished": %s}
                """
                    .formatted(calendar, latest() - 1, latest(), includeFinished))
            .with(as("supervisor1", "supervisor")));
  }

  private int latest() {
    return register.versions(calendar).get(0).version();
  }

  private static int id(ResultActions answer) throws Exception {
    return JsonPath.read(
        answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8), "$.id");
  }

  private ResultActions apply(int id, String user) throws Exception {
    return mvc.perform(post(RECOMPUTE + "/" + id + "/apply").with(as(user, "supervisor")));
  }

  private SlaClock resolution(String number) {
    return deadlines.find(number, Metric.RESOLUTION).orElseThrow();
  }

  private List<CaseEvent> recomputed(String number) {
    return timeline.of(new CaseNumber(number)).stream()
        .filter(event -> event.summary().contains("已重算"))
        .toList();
  }

  /** What the ladder of the resolution did. */
  private List<CaseEvent> ladder(CaseNumber number) {
    return timeline.of(number).stream()
        .filter(event -> event.kind() == CaseEvent.Kind.DEADLINE)
        .filter(event -> event.summary().startsWith("问题解决"))
        .filter(event -> !event.summary().contains("已重算"))
        .toList();
  }
}
