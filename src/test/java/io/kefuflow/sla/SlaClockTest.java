package io.kefuflow.sla;

import static io.kefuflow.sla.SlaFixture.CRITICAL;
import static io.kefuflow.sla.SlaFixture.MINOR;
import static io.kefuflow.sla.SlaFixture.NINE;
import static io.kefuflow.sla.SlaFixture.hour;
import static io.kefuflow.sla.SlaFixture.ladder;
import static io.kefuflow.sla.SlaFixture.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.Ladder.Action;
import io.kefuflow.sla.Ladder.QuietHours;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Ladder.Whom;
import io.kefuflow.sla.SlaFixture.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaClockTest {

  private static final ServiceCalendar CALENDAR = new AlwaysOpenCalendar();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String CUSTOMER = "待客户答复";

  @Test
  void aStartedClockIsDueAfterItsTarget() {
    SlaClock clock = resolution();

    assertThat(clock.isRunning()).isTrue();
    assertThat(clock.spent()).isZero();
    assertThat(clock.since()).isEqualTo(NINE);
    assertThat(clock.dueAt()).isEqualTo(hour(24)).isEqualTo(clock.originalDueAt());
    assertThat(clock.calendarVersion()).isEqualTo(CALENDAR.version());
  }

  @Test
  void aPauseMovesTheDueInstantByItsLength() {
    SlaClock paused = resolution().pause(CUSTOMER, CALENDAR, hour(3));
    assertThat(paused.isPaused()).isTrue();
    assertThat(paused.spent()).isEqualTo(Duration.ofHours(3));
    assertThat(paused.dueAt()).isNull();
    assertThat(paused.warnAt(CALENDAR, ZONE)).isNull();
    assertThat(paused.nextRungAt(CALENDAR, ZONE)).isNull();

    SlaClock resumed = paused.resume(CALENDAR, hour(13));

    assertThat(resumed.isRunning()).isTrue();
    assertThat(resumed.spent()).isEqualTo(Duration.ofHours(3));
    assertThat(resumed.dueAt()).isEqualTo(hour(34));
    assertThat(resumed.originalDueAt()).isEqualTo(hour(24));
  }

  @Test
  void twoPausesAddUp() {
    SlaClock clock =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(1))
            .resume(CALENDAR, hour(3))
            .pause("待配件", CALENDAR, hour(5))
            .resume(CALENDAR, hour(10));

    assertThat(clock.spent()).isEqualTo(Duration.ofHours(3));
    assertThat(clock.dueAt()).isEqualTo(hour(31));
  }

  @Test
  void waitsThatOverlapAreOneStandstillWhicheverEndsFirst() {
    SlaClock waiting =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(1))
            .pause("待上门预约", CALENDAR, hour(2))
            .pause(CUSTOMER, CALENDAR, hour(3));
    assertThat(waiting.pauseReason()).isEqualTo("待客户答复,待上门预约,待客户答复");

    for (List<String> order :
        List.of(
            List.of(CUSTOMER, CUSTOMER, "待上门预约"),
            List.of(CUSTOMER, "待上门预约", CUSTOMER),
            List.of("待上门预约", CUSTOMER, CUSTOMER))) {
      SlaClock clock =
          waiting
              .resume(order.get(0), CALENDAR, hour(4))
              .resume("待第三方", CALENDAR, hour(5))
              .resume(order.get(1), CALENDAR, hour(5));
      assertThat(clock.isPaused()).as("still waits for %s", order.get(2)).isTrue();
      assertThat(clock.pauseReason()).isEqualTo(order.get(2));

      SlaClock running = clock.resume(order.get(2), CALENDAR, hour(6));
      assertThat(running.spent()).isEqualTo(Duration.ofHours(1));
      assertThat(running.dueAt()).isEqualTo(hour(29));
      assertThat(running.resume(CUSTOMER, CALENDAR, hour(7))).isEqualTo(running);
    }
    assertThat(waiting.resume(CALENDAR, hour(4)).isRunning()).as("all are lifted").isTrue();
  }

  @Test
  void aPauseThatBeginsAndEndsInOneInstantChangesNothing() {
    SlaClock clock =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(1))
            .resume(CALENDAR, hour(1))
            .pause(CUSTOMER, CALENDAR, hour(1))
            .resume(CALENDAR, hour(1));

    assertThat(clock.spent()).isEqualTo(Duration.ofHours(1));
    assertThat(clock.dueAt()).isEqualTo(hour(24));
  }

  @Test
  void everyOperationMayBeRepeated() {
    SlaClock paused = resolution().pause(CUSTOMER, CALENDAR, hour(1));
    SlaClock resumed = paused.resume(CALENDAR, hour(2));
    SlaClock stopped = resumed.stop(CALENDAR, hour(3));

    assertThat(resumed.resume(CALENDAR, hour(3))).isEqualTo(resumed);
    SlaClock warned = resumed.climb(CALENDAR, ZONE, hour(19));
    assertThat(warned.warnedAt()).isEqualTo(hour(19));
    assertThat(warned.climb(CALENDAR, ZONE, hour(20))).isEqualTo(warned);
    assertThat(resumed.advance(hour(4)).advance(hour(5)).advancedAt()).isEqualTo(hour(4));
    assertThat(stopped.stop(CALENDAR, hour(4))).isEqualTo(stopped);
    assertThat(stopped.cancel(CALENDAR, hour(4))).isEqualTo(stopped);
  }

  @Test
  void aStoppedClockStaysAsItIs() {
    SlaClock stopped = resolution().stop(CALENDAR, hour(2));

    assertThat(stopped.pause(CUSTOMER, CALENDAR, hour(3))).isEqualTo(stopped);
    assertThat(stopped.resume(CALENDAR, hour(3))).isEqualTo(stopped);
    assertThat(
            stopped.retarget(CRITICAL, target(Metric.RESOLUTION, 1), CALENDAR, List.of(), hour(3)))
        .isEqualTo(stopped);
    assertThat(stopped.climb(CALENDAR, ZONE, hour(30))).isEqualTo(stopped);
    assertThat(stopped.advance(hour(3))).isEqualTo(stopped);
    assertThat(stopped.ownedBy("agent2", "agent", CALENDAR, hour(3))).isEqualTo(stopped);
  }

  @Test
  void theFirstResponseNeverStandsStill() {
    SlaClock clock =
        SlaClock.start("TS", 1, MINOR, target(Metric.FIRST_RESPONSE, 1), CALENDAR, NINE);

    assertThat(clock.pause(CUSTOMER, CALENDAR, NINE.plusSeconds(60))).isEqualTo(clock);
  }

  @Test
  void aPauseAfterTheDueInstantKeepsTheBreach() {
    SlaClock paused = resolution().pause(CUSTOMER, CALENDAR, hour(25));
    assertThat(paused.breachedAt()).isEqualTo(hour(24));

    SlaClock resumed = paused.resume(CALENDAR, hour(40));

    assertThat(resumed.dueAt()).isEqualTo(hour(24));
    assertThat(resumed.stop(CALENDAR, hour(41)).breachedAt()).isEqualTo(hour(24));
  }

  @Test
  void aStopInTimeIsNoBreach() {
    SlaClock stopped = resolution().stop(CALENDAR, hour(24).minusMillis(1));

    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.isRunning()).isFalse();
    assertThat(stopped.breachedAt()).isNull();
    assertThat(stopped.stoppedAt()).isEqualTo(hour(24).minusMillis(1));
  }

  @ParameterizedTest
  @CsvSource({"24", "25", "100"})
  void aLateStopIsABreachAtTheDueInstant(int hours) {
    SlaClock stopped = resolution().stop(CALENDAR, hour(hours));

    assertThat(stopped.breachedAt()).isEqualTo(hour(24));
    assertThat(stopped.spent()).isEqualTo(Duration.ofHours(hours));
    assertThat(stopped.dueAt()).isEqualTo(hour(24));
  }

  @Test
  void aClockIsDueFromItsDueInstantOn() {
    assertThat(resolution().isDue(hour(24).minusMillis(1))).isFalse();
    assertThat(resolution().isDue(hour(24))).isTrue();
    assertThat(resolution().pause(CUSTOMER, CALENDAR, hour(1)).isDue(hour(99))).isFalse();
  }

  @Test
  void aPausedClockStopsWithoutABreachHoweverLate() {
    SlaClock stopped = resolution().pause(CUSTOMER, CALENDAR, hour(2)).stop(CALENDAR, hour(99));

    assertThat(stopped.breachedAt()).isNull();
    assertThat(stopped.spent()).isEqualTo(Duration.ofHours(2));
    assertThat(stopped.isPaused()).isFalse();
  }

  @Test
  void aCancelledClockIsStoppedAndMarked() {
    SlaClock cancelled = resolution().cancel(CALENDAR, hour(2));

    assertThat(cancelled.cancelled()).isTrue();
    assertThat(cancelled.isStopped()).isTrue();
    assertThat(cancelled.breachedAt()).isNull();
  }

  @Test
  void theBreachIsDatedAtTheDueInstantAndNotBefore() {
    assertThat(resolution().climb(CALENDAR, ZONE, hour(24).minusMillis(1)).breachedAt()).isNull();
    assertThat(resolution().climb(CALENDAR, ZONE, hour(24)).breachedAt()).isEqualTo(hour(24));
    assertThat(
            resolution()
                .climb(CALENDAR, ZONE, hour(30))
                .climb(CALENDAR, ZONE, hour(31))
                .breachedAt())
        .isEqualTo(hour(24));
    assertThat(
            resolution()
                .pause(CUSTOMER, CALENDAR, hour(1))
                .climb(CALENDAR, ZONE, hour(99))
                .breachedAt())
        .isNull();
  }

  @Test
  void aShorterTargetCountsFromTheStart() {
    SlaClock clock =
        resolution()
            .retarget(CRITICAL, target(Metric.RESOLUTION, 12), CALENDAR, List.of(), hour(3));

    assertThat(clock.dueAt()).isEqualTo(hour(12));
    assertThat(clock.originalDueAt()).isEqualTo(hour(24));
    assertThat(clock.breachedAt()).isNull();
  }

  @Test
  void aShorterTargetKeepsEarlierPauses() {
    SlaClock clock =
        watch(Duration.ofHours(24), CALENDAR, NINE)
            .pause(hour(1))
            .resume(hour(6))
            .retarget(Duration.ofHours(12), hour(8))
            .clock();

    assertThat(clock.spent()).isEqualTo(Duration.ofHours(1));
    assertThat(clock.dueAt()).isEqualTo(hour(17));
  }

  @Test
  void aTargetThatIsUsedUpWasBrokenWhenItWasUsedUp() {
    SlaClock clock =
        resolution()
            .retarget(CRITICAL, target(Metric.RESOLUTION, 12), CALENDAR, List.of(), hour(20));

    assertThat(clock.dueAt()).isEqualTo(hour(12));
    assertThat(clock.breachedAt()).isEqualTo(hour(12));
    assertThat(clock.originalDueAt()).isEqualTo(hour(24));
  }

  @Test
  void aLongerTargetGivesMoreTime() {
    SlaClock clock =
        resolution()
            .retarget(CRITICAL, target(Metric.RESOLUTION, 48), CALENDAR, List.of(), hour(20));

    assertThat(clock.dueAt()).isEqualTo(hour(48));
  }

  @ParameterizedTest
  @CsvSource({"12", "48"})
  void aBrokenPromiseStaysBrokenUnderAnotherTarget(int hours) {
    SlaClock clock =
        resolution()
            .retarget(CRITICAL, target(Metric.RESOLUTION, hours), CALENDAR, List.of(), hour(30));

    assertThat(clock.breachedAt()).isEqualTo(hour(24));
    assertThat(clock.dueAt()).isEqualTo(hour(24));
  }

  @Test
  void aPausedClockFollowsItsNewTargetWhenItRunsAgain() {
    Watch paused =
        watch(Duration.ofHours(24), CALENDAR, NINE)
            .pause(hour(3))
            .retarget(Duration.ofHours(12), hour(5));
    assertThat(paused.clock().isPaused()).isTrue();
    assertThat(paused.clock().dueAt()).isNull();

    assertThat(paused.resume(hour(10)).clock().dueAt()).isEqualTo(hour(19));
  }

  @Test
  void aPausedClockWithAUsedUpTargetWasBrokenBeforeItStoodStill() {
    Watch paused =
        watch(Duration.ofHours(24), CALENDAR, NINE)
            .pause(hour(14))
            .retarget(Duration.ofHours(12), hour(15));
    assertThat(paused.clock().breachedAt()).isEqualTo(hour(12));

    assertThat(paused.resume(hour(20)).clock().dueAt()).isEqualTo(hour(12));
  }

  @Test
  void theSameTargetChangesNothingButWhatItWasPromisedBy() {
    SlaClock clock = resolution();
    SlaClock after = clock.retarget(CRITICAL, clock.target(), CALENDAR, List.of(), hour(5));

    assertThat(after.promise()).isEqualTo(CRITICAL);
    assertThat(after.retarget(MINOR, clock.target(), CALENDAR, List.of(), hour(5)))
        .isEqualTo(clock);
  }

  @Test
  void quietHoursOfAWarningHoldTheBreachBackFromNobody() {
    var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));
    Ladder ladder =
        new Ladder(
            "quiet",
            List.of(
                new Rung(75, null, Whom.ASSIGNEE, Action.NOTIFY, night),
                new Rung(100, null, Whom.SUPERVISOR, Action.SUPERVISE, null)));
    SlaClock clock =
        SlaClock.start(
            "TS",
            1,
            MINOR,
            SlaFixture.target(
                Metric.RESOLUTION, Duration.ofHours(16), AlwaysOpenCalendar.ID, ladder),
            CALENDAR,
            NINE.plus(Duration.ofHours(2)));
    assertThat(clock.nextRungAt(CALENDAR, ZONE))
        .as("warned at 23:00 it would be, due at 03:00 it is")
        .isEqualTo(hour(18));

    SlaClock due = clock.climb(CALENDAR, ZONE, hour(18));

    assertThat(due.breachedAt()).isEqualTo(hour(18));
    assertThat(due.highestOf(clock)).extracting(Rung::percent).containsExactly(100);
  }

  @Test
  void aLadderThatWasClimbedEarlyStillNotesTheBreach() {
    SlaClock urged = resolution();
    for (int level = 0; level < 3; level++) {
      urged = urged.advance(hour(1)).climb(CALENDAR, ZONE, hour(1));
    }
    assertThat(urged.hasClimbedAll()).isTrue();
    assertThat(urged.isWatched()).isTrue();
    assertThat(urged.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(24));

    SlaClock broken = urged.climb(CALENDAR, ZONE, hour(24));

    assertThat(broken.breachedAt()).isEqualTo(hour(24));
    assertThat(broken.highestOf(urged)).isEmpty();
    assertThat(broken.isWatched()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"75, 18", "50, 12", "99, 23.76"})
  void theWarningComesAtItsShareOfTheTarget(int percent, double hours) {
    SlaClock clock =
        SlaClock.start(
            "TS",
            1,
            MINOR,
            target(Metric.RESOLUTION, Duration.ofHours(24), percent),
            CALENDAR,
            NINE);

    assertThat(clock.warnAt(CALENDAR, ZONE)).isEqualTo(hour(hours));
  }

  @Test
  void theWarningMovesWithAPauseAndIsNeverAfterTheDueInstant() {
    SlaClock early = resolution().pause(CUSTOMER, CALENDAR, hour(3)).resume(CALENDAR, hour(5));
    assertThat(early.warnAt(CALENDAR, ZONE)).isEqualTo(hour(20));

    SlaClock late = resolution().pause(CUSTOMER, CALENDAR, hour(20)).resume(CALENDAR, hour(22));
    assertThat(late.warnAt(CALENDAR, ZONE)).as("its share is used up").isEqualTo(hour(22));

    SlaClock broken = resolution().pause(CUSTOMER, CALENDAR, hour(25)).resume(CALENDAR, hour(30));
    assertThat(broken.warnAt(CALENDAR, ZONE)).isEqualTo(hour(24));
  }

  @Test
  void theLevelsAfterTheBreachWaitForALaterPromiseOnly() {
    SlaClock due = resolution().climb(CALENDAR, ZONE, hour(24));

    assertThat(due.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(28));
    assertThat(due.promise(hour(40)).nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(44));
    assertThat(due.promise(hour(10)).nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(28));
    assertThat(due.promise(hour(40)).dueAt()).isEqualTo(hour(24));
  }

  @Test
  void theLadderIsClimbedLevelByLevel() {
    SlaClock start = resolution();
    assertThat(start.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(18));

    SlaClock early = start.climb(CALENDAR, ZONE, hour(17));
    assertThat(early).isEqualTo(start);
    assertThat(early.highestOf(start)).isEmpty();

    SlaClock warned = start.climb(CALENDAR, ZONE, hour(18));
    assertThat(warned.highestOf(start)).extracting(Rung::percent).containsExactly(75);
    assertThat(warned.warnedAt()).isEqualTo(hour(18));
    assertThat(warned.breachedAt()).isNull();

    SlaClock due = warned.climb(CALENDAR, ZONE, hour(24));
    assertThat(due.highestOf(warned)).extracting(Rung::percent).containsExactly(100);
    assertThat(due.breachedAt()).isEqualTo(hour(24));

    SlaClock last = due.climb(CALENDAR, ZONE, hour(28));
    assertThat(last.highestOf(due)).extracting(Rung::after).containsExactly(Duration.ofHours(4));
    assertThat(last.nextRungAt(CALENDAR, ZONE)).isNull();
  }

  @Test
  void whoeverComesLateActsOnTheHighestLevelOnly() {
    SlaClock start = resolution();

    SlaClock late = start.climb(CALENDAR, ZONE, hour(100));

    assertThat(late.highestOf(start)).extracting(Rung::after).containsExactly(Duration.ofHours(4));
    assertThat(late.climbed()).isEqualTo(3);
    assertThat(late.breachedAt()).isEqualTo(hour(24));
    assertThat(late.warnedAt()).as("nobody was warned in time").isNull();
  }

  @Test
  void aResumedClockDoesNotRepeatALevel() {
    SlaClock warned = resolution().climb(CALENDAR, ZONE, hour(18));

    SlaClock resumed = warned.pause(CUSTOMER, CALENDAR, hour(19)).resume(CALENDAR, hour(30));

    assertThat(resumed.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(35)).isEqualTo(resumed.dueAt());
  }

  @Test
  void anUrgedClockIsAheadOfItsLadder() {
    SlaClock urged = resolution().advance(hour(2));
    assertThat(urged.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(2));

    SlaClock climbed = urged.climb(CALENDAR, ZONE, hour(2));
    assertThat(climbed.highestOf(urged)).extracting(Rung::percent).containsExactly(75);
    assertThat(climbed.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(24));

    SlaClock paused = climbed.pause(CUSTOMER, CALENDAR, hour(3)).advance(hour(4));
    assertThat(paused.nextRungAt(CALENDAR, ZONE))
        .as("even while it stands still")
        .isEqualTo(hour(4));
    assertThat(paused.climb(CALENDAR, ZONE, hour(4)).highestOf(paused))
        .extracting(Rung::percent)
        .containsExactly(100);
    assertThat(paused.climb(CALENDAR, ZONE, hour(4)).breachedAt()).isNull();
  }

  @Test
  void anotherLadderIsClimbedFromWhereTheOldOneWas() {
    SlaClock warned = resolution().climb(CALENDAR, ZONE, hour(18));

    SlaClock critical =
        warned.retarget(CRITICAL, target(Metric.RESOLUTION, 20), CALENDAR, List.of(), hour(19));

    assertThat(critical.climbed()).isEqualTo(1);
    assertThat(critical.nextRungAt(CALENDAR, ZONE)).isEqualTo(hour(20));
  }

  @Test
  void aMachineClockThatGoesBackNeverTakesTimeAway() {
    Instant before = NINE.minusSeconds(300);

    SlaClock paused = resolution().pause(CUSTOMER, CALENDAR, before);
    assertThat(paused.spent()).isZero();
    assertThat(paused.since()).isEqualTo(NINE);

    SlaClock resumed = paused.resume(CALENDAR, before);
    assertThat(resumed.dueAt()).isEqualTo(hour(24));
    assertThat(resumed.since()).isEqualTo(NINE);

    SlaClock stopped = resolution().stop(CALENDAR, before);
    assertThat(stopped.spent()).isZero();
    assertThat(stopped.stoppedAt()).isEqualTo(NINE);
    assertThat(stopped.breachedAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void aTargetThatCannotBeKeptIsRefused(Duration within) {
    assertThatThrownBy(() -> SlaFixture.target(Metric.RESOLUTION, within))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SlaClock resolution() {
    return SlaClock.start(
        "TS-20261123-000001", 1, MINOR, target(Metric.RESOLUTION, 24), CALENDAR, NINE);
  }

  private static SlaTarget target(Metric metric, int hours) {
    return target(metric, Duration.ofHours(hours), 75);
  }

  private static SlaTarget target(Metric metric, Duration within, int warnPercent) {
    return SlaFixture.target(metric, within, AlwaysOpenCalendar.ID, ladder(warnPercent));
  }
}
