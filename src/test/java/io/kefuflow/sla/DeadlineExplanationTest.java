package io.kefuflow.sla;

import static io.kefuflow.sla.SlaFixture.NINE;
import static io.kefuflow.sla.SlaFixture.hour;
import static io.kefuflow.sla.SlaFixture.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.Calendars;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.DeadlineExplanation.Level;
import io.kefuflow.sla.DeadlineExplanation.OwnerShare;
import io.kefuflow.sla.DeadlineExplanation.Pause;
import io.kefuflow.sla.DeadlineExplanation.State;
import io.kefuflow.sla.SlaFixture.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DeadlineExplanationTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ServiceCalendar WALL = new AlwaysOpenCalendar();

  /** Monday to Friday 09:00–12:00 and 13:30–18:00. */
  private static final ServiceCalendar OFFICE = Calendars.of(Calendars.officeHours());

  @Test
  void aRunningClockLeadsFromThePromiseToTheDueTime() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE).pause(hour(2)).resume(hour(5));

    DeadlineExplanation answer = explain(resolution, WALL, hour(7));

    assertThat(answer.state()).isEqualTo(State.RUNNING);
    assertThat(answer.spentSeconds()).isEqualTo(4 * 3600);
    assertThat(answer.spentWallSeconds()).isEqualTo(4 * 3600);
    assertThat(answer.remainingSeconds()).isEqualTo(20 * 3600);
    assertThat(answer.dueAt()).isEqualTo(hour(27));
    assertThat(answer.originalDueAt()).isEqualTo(hour(24));
    assertThat(answer.pauseRatio()).isEqualTo(0.4285);
    assertThat(answer.pauses())
        .containsExactly(new Pause("待客户答复", hour(2), hour(5), 3 * 3600, 3 * 3600));
    assertThat(answer.steps())
        .containsExactly(
            "按规则“其余”（sla-targets 第 1 版，行 rule_1）承诺问题解决 24 小时（自然时间）",
            "11-23 09:00 开始计时，最初应于 11-24 09:00 完成",
            "11-23 11:00–14:00 待客户答复，不计 3 小时",
            "已用 4 小时，剩余 20 小时，故应于 11-24 12:00 完成");
  }

  @Test
  void serviceTimeIsToldApartFromTheTimeOnTheWall() {
    Watch resolution =
        watch(Duration.ofHours(8), OFFICE, hour(0)).pause(hour(8)).resume(hour(24.5)); // over night

    DeadlineExplanation answer = explain(resolution, OFFICE, hour(25));

    // 09:00-12:00, 13:30-17:00; from 17:00 to 09:30 the customer is asked; now it is 10:00
    assertThat(answer.spentSeconds()).isEqualTo(7 * 3600);
    assertThat(answer.spentWallSeconds()).isEqualTo(8 * 3600 + 1800);
    assertThat(answer.pauses())
        .containsExactly(new Pause("待客户答复", hour(8), hour(24.5), 59400, 5400));
    assertThat(answer.dueAt()).isEqualTo(hour(26));
    assertThat(answer.steps())
        .contains(
            "按规则“其余”（sla-targets 第 1 版，行 rule_1）承诺问题解决 8 小时（服务时间，服务日历 test 第 1 版）",
            "11-23 17:00–11-24 09:30 待客户答复，不计 1 小时 30 分钟服务时间",
            "已用 7 小时，剩余 1 小时，故应于 11-24 11:00 完成");
  }

  @Test
  void aPauseOverNightTakesNoServiceTime() {
    Watch resolution = watch(Duration.ofHours(8), OFFICE, NINE).pause(hour(9)).resume(hour(24));

    assertThat(explain(resolution, OFFICE, hour(24)).pauses())
        .extracting(Pause::wallSeconds, Pause::serviceSeconds)
        .containsExactly(tuple(15 * 3600L, 0L));
  }

  @Test
  void aPausedClockHasNoDueTime() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE).pause(hour(2));

    DeadlineExplanation answer = explain(resolution, WALL, hour(7));

    assertThat(answer.state()).isEqualTo(State.PAUSED);
    assertThat(answer.dueAt()).isNull();
    assertThat(answer.levels()).extracting(Level::dueAt).containsOnlyNulls();
    assertThat(answer.pauses()).extracting(Pause::to).containsOnlyNulls();
    assertThat(answer.steps())
        .endsWith("11-23 11:00 起待客户答复，至今不计", "已用 2 小时，剩余 22 小时；恢复计时后再算出应完成的时间");
  }

  @Test
  void eachOwnerHasAShareAndOneUsedTheTargetUp() {
    Watch resolution =
        watch(Duration.ofHours(10), WALL, NINE)
            .owner(null, hour(0))
            .owner("agent1", hour(1))
            .owner("agent2", hour(5))
            .pause(hour(6))
            .owner("agent1", hour(7))
            .resume(hour(8))
            .stop(hour(13));

    DeadlineExplanation answer = explain(resolution, WALL, hour(100));

    assertThat(answer.state()).isEqualTo(State.MISSED);
    assertThat(answer.breachedAt()).isEqualTo(hour(12));
    assertThat(answer.overrunSeconds()).isEqualTo(3600);
    assertThat(answer.remainingSeconds()).isNull();
    assertThat(answer.owners())
        .containsExactly(
            new OwnerShare(null, "agent", 3600, 3600, 0.0909, 0.1, false),
            new OwnerShare("agent1", "agent", 9 * 3600, 9 * 3600, 0.8181, 0.9, true),
            new OwnerShare("agent2", "agent", 3600, 3600, 0.0909, 0.1, false));
    assertThat(answer.pauses())
        .as("who has the work does not end a pause")
        .containsExactly(new Pause("待客户答复", hour(6), hour(8), 7200, 7200));
    assertThat(answer.steps()).endsWith("11-23 22:00 完成，共已用 11 小时；应于 11-23 21:00 完成，已超时，超出 1 小时");
  }

  @Test
  void theLevelsAreDueWhenTheirTimersRing() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE).pause(hour(2)).resume(hour(5));
    SlaClock warned = resolution.clock().climb(WALL, ZONE, hour(22));

    DeadlineExplanation answer = explain(warned, resolution, hour(22));

    assertThat(answer.levels())
        .containsExactly(
            new Level("已用 75%：提醒责任人", 75, null, "ASSIGNEE", "NOTIFY", hour(21), true),
            new Level("到期：主管督办", 100, null, "SUPERVISOR", "SUPERVISE", hour(27), false),
            new Level("超时后 4 小时：经理督办", null, 14400L, "MANAGER", "SUPERVISE", hour(31), false));
    assertThat(warned.nextRungAt(WALL, ZONE)).isEqualTo(hour(27));
  }

  @Test
  void whatNobodyHasNoticedYetIsToldAllTheSame() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE);

    DeadlineExplanation answer = explain(resolution, WALL, hour(30));

    assertThat(answer.state()).isEqualTo(State.RUNNING);
    assertThat(answer.stateLabel()).isEqualTo("计时中（已超时）");
    assertThat(answer.breachedAt()).isEqualTo(hour(24));
    assertThat(answer.remainingSeconds()).isEqualTo(-6 * 3600);
    assertThat(answer.steps()).endsWith("已用 30 小时，超出 6 小时；应于 11-24 09:00 完成，已超时");
  }

  @Test
  void aReopenedCaseSaysWhatDoesNotCount() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE).stop(hour(3)).reopen(hour(30));

    DeadlineExplanation answer = explain(resolution, WALL, hour(31));

    assertThat(answer.spentSeconds()).isEqualTo(4 * 3600);
    assertThat(answer.steps()).contains("11-23 12:00–11-24 15:00 已停止计时，重新打开后继续，其间不计");
    assertThat(answer.dueAt()).isEqualTo(hour(51));
  }

  @Test
  void whatIsGivenUpDoesNotCount() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE);
    SlaClock cancelled = resolution.clock().cancel(WALL, hour(1));
    resolution.stop(hour(1));

    DeadlineExplanation answer = explain(cancelled, resolution, hour(2));

    assertThat(answer.state()).isEqualTo(State.CANCELLED);
    assertThat(answer.steps()).endsWith("11-23 10:00 取消，已用 1 小时，不计入统计");
  }

  @Test
  void aFinishedClockIsToldTheSameWheneverAsked() {
    Watch resolution = watch(Duration.ofHours(24), WALL, NINE).pause(hour(2)).stop(hour(5));

    DeadlineExplanation answer = explain(resolution, WALL, hour(6));

    assertThat(answer.state()).isEqualTo(State.MET);
    assertThat(answer.spentSeconds()).isEqualTo(2 * 3600);
    assertThat(answer.pausedWallSeconds()).isEqualTo(3 * 3600);
    assertThat(answer.steps()).endsWith("11-23 14:00 完成，共已用 2 小时，未超过承诺，按时完成");
    assertThat(explain(resolution, WALL, hour(20)))
        .usingRecursiveComparison()
        .ignoringFields("asOf")
        .isEqualTo(answer);
  }

  private static DeadlineExplanation explain(Watch watch, ServiceCalendar calendar, Instant now) {
    return DeadlineExplanation.of(
        new ClockArchive.Entry(watch.clock(), watch.segments()), true, calendar, ZONE, now);
  }

  private static DeadlineExplanation explain(SlaClock clock, Watch history, Instant now) {
    return DeadlineExplanation.of(
        new ClockArchive.Entry(clock, history.segments()), true, WALL, ZONE, now);
  }
}
