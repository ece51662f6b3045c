package io.kefuflow.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.ServiceCalendar;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaClockTest {

  private static final ServiceCalendar CALENDAR = new AlwaysOpenCalendar();
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
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
    assertThat(paused.warnAt(CALENDAR)).isNull();
    assertThat(paused.rungDueAt(1)).isNull();

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

    assertThat(paused.pause("别的原因", CALENDAR, hour(2))).isEqualTo(paused);
    assertThat(resumed.resume(CALENDAR, hour(3))).isEqualTo(resumed);
    assertThat(resumed.warned(hour(18)).warned(hour(19)).warnedAt()).isEqualTo(hour(18));
    assertThat(stopped.stop(CALENDAR, hour(4))).isEqualTo(stopped);
    assertThat(stopped.cancel(CALENDAR, hour(4))).isEqualTo(stopped);
  }

  @Test
  void aStoppedClockStaysAsItIs() {
    SlaClock stopped = resolution().stop(CALENDAR, hour(2));

    assertThat(stopped.pause(CUSTOMER, CALENDAR, hour(3))).isEqualTo(stopped);
    assertThat(stopped.resume(CALENDAR, hour(3))).isEqualTo(stopped);
    assertThat(stopped.retarget(target(Metric.RESOLUTION, 1), CALENDAR, hour(3)))
        .isEqualTo(stopped);
    assertThat(stopped.breach(hour(30))).isEqualTo(stopped);
  }

  @Test
  void theFirstResponseNeverStandsStill() {
    SlaClock clock = SlaClock.start("TS", 1, target(Metric.FIRST_RESPONSE, 1), CALENDAR, NINE);

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
    assertThat(resolution().breach(hour(24).minusMillis(1)).breachedAt()).isNull();
    assertThat(resolution().breach(hour(24)).breachedAt()).isEqualTo(hour(24));
    assertThat(resolution().breach(hour(30)).breach(hour(31)).breachedAt()).isEqualTo(hour(24));
    assertThat(resolution().pause(CUSTOMER, CALENDAR, hour(1)).breach(hour(99)).breachedAt())
        .isNull();
  }

  @Test
  void aShorterTargetCountsFromTheStart() {
    SlaClock clock = resolution().retarget(target(Metric.RESOLUTION, 12), CALENDAR, hour(3));

    assertThat(clock.dueAt()).isEqualTo(hour(12));
    assertThat(clock.originalDueAt()).isEqualTo(hour(24));
    assertThat(clock.breachedAt()).isNull();
  }

  @Test
  void aShorterTargetKeepsEarlierPauses() {
    SlaClock clock =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(1))
            .resume(CALENDAR, hour(6))
            .retarget(target(Metric.RESOLUTION, 12), CALENDAR, hour(8));

    assertThat(clock.spent()).isEqualTo(Duration.ofHours(1));
    assertThat(clock.dueAt()).isEqualTo(hour(17));
  }

  @Test
  void aTargetThatIsUsedUpIsDueNow() {
    SlaClock clock = resolution().retarget(target(Metric.RESOLUTION, 12), CALENDAR, hour(20));

    assertThat(clock.dueAt()).isEqualTo(hour(20));
    assertThat(clock.breachedAt()).isNull();
    assertThat(clock.breach(hour(20)).breachedAt()).isEqualTo(hour(20));
  }

  @Test
  void aLongerTargetGivesMoreTime() {
    SlaClock clock = resolution().retarget(target(Metric.RESOLUTION, 48), CALENDAR, hour(20));

    assertThat(clock.dueAt()).isEqualTo(hour(48));
  }

  @ParameterizedTest
  @CsvSource({"12", "48"})
  void aBrokenPromiseStaysBrokenUnderAnotherTarget(int hours) {
    SlaClock clock = resolution().retarget(target(Metric.RESOLUTION, hours), CALENDAR, hour(30));

    assertThat(clock.breachedAt()).isEqualTo(hour(24));
    assertThat(clock.dueAt()).isEqualTo(hour(24));
  }

  @Test
  void aPausedClockFollowsItsNewTargetWhenItRunsAgain() {
    SlaClock paused =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(3))
            .retarget(target(Metric.RESOLUTION, 12), CALENDAR, hour(5));
    assertThat(paused.isPaused()).isTrue();
    assertThat(paused.dueAt()).isNull();

    assertThat(paused.resume(CALENDAR, hour(10)).dueAt()).isEqualTo(hour(19));
  }

  @Test
  void aPausedClockWithAUsedUpTargetIsDueWhenItRunsAgain() {
    SlaClock paused =
        resolution()
            .pause(CUSTOMER, CALENDAR, hour(14))
            .retarget(target(Metric.RESOLUTION, 12), CALENDAR, hour(15));

    assertThat(paused.resume(CALENDAR, hour(20)).dueAt()).isEqualTo(hour(20));
  }

  @Test
  void theSameTargetChangesNothing() {
    SlaClock clock = resolution();

    assertThat(clock.retarget(clock.target(), CALENDAR, hour(5))).isEqualTo(clock);
  }

  @ParameterizedTest
  @CsvSource({"75, 18", "50, 12", "100, 24"})
  void theWarningComesAtItsShareOfTheTarget(int percent, int hours) {
    SlaClock clock =
        SlaClock.start(
            "TS", 1, target(Metric.RESOLUTION, Duration.ofHours(24), percent), CALENDAR, NINE);

    assertThat(clock.warnAt(CALENDAR)).isEqualTo(hour(hours));
  }

  @Test
  void theWarningMovesWithAPauseAndIsNeverAfterTheDueInstant() {
    SlaClock early = resolution().pause(CUSTOMER, CALENDAR, hour(3)).resume(CALENDAR, hour(5));
    assertThat(early.warnAt(CALENDAR)).isEqualTo(hour(20));

    SlaClock late = resolution().pause(CUSTOMER, CALENDAR, hour(20)).resume(CALENDAR, hour(22));
    assertThat(late.warnAt(CALENDAR)).as("its share is used up").isEqualTo(hour(22));

    SlaClock broken = resolution().pause(CUSTOMER, CALENDAR, hour(25)).resume(CALENDAR, hour(30));
    assertThat(broken.warnAt(CALENDAR)).isEqualTo(hour(24));
  }

  @Test
  void theNextRungWaitsForALaterPromiseOnly() {
    assertThat(resolution().rungDueAt(1)).isEqualTo(hour(28));
    assertThat(resolution().promise(hour(40)).rungDueAt(1)).isEqualTo(hour(44));
    assertThat(resolution().promise(hour(40)).rungDueAt(2)).isEqualTo(hour(48));
    assertThat(resolution().promise(hour(10)).rungDueAt(1)).isEqualTo(hour(28));
    assertThat(resolution().promise(hour(40)).dueAt()).isEqualTo(hour(24));
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
  @CsvSource({
    "PT0S, 75, PT1H",
    "PT-1S, 75, PT1H",
    "PT1H, 0, PT1H",
    "PT1H, 101, PT1H",
    "PT1H, 75, PT0S"
  })
  void aTargetThatCannotBeKeptIsRefused(Duration within, int percent, Duration escalateAfter) {
    assertThatThrownBy(
            () ->
                new SlaTarget(
                    Metric.RESOLUTION, within, percent, escalateAfter, AlwaysOpenCalendar.ID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SlaClock resolution() {
    return SlaClock.start("TS-20261123-000001", 1, target(Metric.RESOLUTION, 24), CALENDAR, NINE);
  }

  private static SlaTarget target(Metric metric, int hours) {
    return target(metric, Duration.ofHours(hours), 75);
  }

  private static SlaTarget target(Metric metric, Duration within, int warnPercent) {
    return new SlaTarget(metric, within, warnPercent, Duration.ofHours(4), AlwaysOpenCalendar.ID);
  }

  private static Instant hour(int hours) {
    return NINE.plus(Duration.ofHours(hours));
  }
}
