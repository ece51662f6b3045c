package io.kefuflow.sla;

import static io.kefuflow.sla.SlaFixture.NINE;
import static io.kefuflow.sla.SlaFixture.hour;
import static io.kefuflow.sla.SlaFixture.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.Calendars;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.sla.SlaFixture.Watch;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What a repair means for the ladder. The ladder warns at 75 %, at the due instant and after. */
class SlaClockRepairTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ServiceCalendar WRONG = new AlwaysOpenCalendar();

  /** Monday to Friday 09:00–12:00 and 13:30–18:00. */
  private static final ServiceCalendar RIGHT = Calendars.of(Calendars.officeHours());

  @Test
  void aBreachThatIsTakenBackMayComeAgain() {
    Watch watch = watch(Duration.ofHours(24), WRONG, NINE).climb(ZONE, hour(30));
    assertThat(watch.clock().hasClimbedAll()).isTrue();

    SlaClock repaired = watch.repair(RIGHT, hour(30)).clock();

    assertThat(repaired.breachedAt()).isNull();
    assertThat(repaired.climbed()).as("the warning was given").isEqualTo(1);
    assertThat(repaired.nextRungAt(RIGHT, ZONE)).isEqualTo(repaired.dueAt()).isAfter(hour(30));
  }

  @Test
  void aBreachThatStaysRingsNoMore() {
    Watch watch = watch(Duration.ofHours(2), WRONG, NINE).climb(ZONE, hour(30));

    SlaClock repaired = watch.repair(RIGHT, hour(30)).clock();

    assertThat(repaired.breachedAt()).isEqualTo(hour(2));
    assertThat(repaired.hasClimbedAll()).isTrue();
  }

  @Test
  void aLevelThatTheCustomerUrgedForStaysClimbed() {
    Watch watch = watch(Duration.ofHours(24), WRONG, NINE).climb(ZONE, hour(18));
    SlaClock urged = watch.clock().advance(hour(19)).climb(WRONG, ZONE, hour(19));
    assertThat(urged.climbed()).isEqualTo(2);

    assertThat(urged.repair(RIGHT, watch.segments(), hour(20)).climbed()).isEqualTo(2);
  }

  @Test
  void aFinishedResultIsCorrectedAndNothingElse() {
    Watch watch = watch(Duration.ofHours(24), WRONG, NINE).climb(ZONE, hour(30)).stop(hour(31));
    SlaClock before = watch.clock();

    SlaClock repaired = watch.repair(RIGHT, hour(1000)).clock();

    assertThat(before.breachedAt()).isEqualTo(hour(24));
    assertThat(repaired.breachedAt()).isNull();
    assertThat(repaired.stoppedAt()).isEqualTo(before.stoppedAt());
    assertThat(repaired.climbed()).isEqualTo(before.climbed());
    assertThat(repaired.originalDueAt()).isEqualTo(RIGHT.add(NINE, Duration.ofHours(24)));
    assertThat(watch.repair(RIGHT, hour(2000)).clock()).as("repeated").isEqualTo(repaired);
  }
}
