package io.kefuflow.sla;

import static io.kefuflow.sla.SlaFixture.NINE;
import static io.kefuflow.sla.SlaFixture.hour;
import static io.kefuflow.sla.SlaFixture.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.calendar.ServiceCalendar;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountdownTest {

  private static final ServiceCalendar CALENDAR = new AlwaysOpenCalendar();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String WAITING = PauseReason.CUSTOMER_ANSWER.label();

  @Test
  void aBrokenPromiseIsBrokenAlsoWhileTheClockStandsStill() {
    SlaClock broken = running(4).pause(WAITING, CALENDAR, hour(5));

    Countdown countdown = Countdown.of(broken, CALENDAR, ZONE, hour(6));

    assertThat(countdown.state()).isEqualTo(Countdown.State.BREACHED);
    assertThat(countdown.dueAt()).isEqualTo(hour(4));
    assertThat(countdown.pauseReason()).isEqualTo(WAITING);
  }

  @Test
  void brokenPromisesComeFirstThenWhatRunsThenWhatStandsStill() {
    SlaClock broken = running(4).pause(WAITING, CALENDAR, hour(5));
    SlaClock late = running(24);
    SlaClock soon = running(8);
    SlaClock paused = running(6).pause(WAITING, CALENDAR, hour(1));

    assertThat(Stream.of(paused, late, soon, broken).sorted(Countdown.URGENCY))
        .containsExactly(broken, soon, late, paused);
  }

  private static SlaClock running(int hours) {
    return watch(Duration.ofHours(hours), CALENDAR, NINE).clock();
  }
}
