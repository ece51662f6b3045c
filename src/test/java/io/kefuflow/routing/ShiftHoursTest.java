package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftHoursTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "08:00-20:00, 08:00-20:00, 720",
    "8:00 – 20:00, 08:00-20:00, 720",
    "20：00至次日08：00, 20:00-08:00, 720",
    "22:00-24:00, 22:00-24:00, 120",
    "22:00-0:00, 22:00-24:00, 120",
    "00:00-24:00, 00:00-24:00, 1440",
    "00:00-00:00, 00:00-24:00, 1440"
  })
  void hoursAreReadAsPeopleWriteThem(String text, String read, int minutes) {
    assertThat(ShiftHours.parse(text)).hasToString(read);
    assertThat(ShiftHours.parse(text).minutes()).isEqualTo(minutes);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "8-20", "08:00", "25:00-26:00", "08:60-09:00", "08:00-24:01", "24:00-08:00"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> ShiftHours.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("班次时间");
  }

  @Test
  void anEmptyShiftIsRefused() {
    assertThatThrownBy(() -> ShiftHours.parse("09:00-09:00"))
        .hasMessage("班次时间 09:00-09:00 是空的，开始与结束相同：请填写不同的时间，全天请写 00:00-24:00");
  }

  @Test
  void aNightShiftEndsOnTheNextDay() {
    Period night = ShiftHours.parse("20:00-08:00").on(LocalDate.of(2026, 11, 23), SHANGHAI);

    assertThat(night.from()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(night.to()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    assertThat(night.contains(night.from())).isTrue();
    assertThat(night.contains(night.to())).isFalse();
  }

  @Test
  void aNightInWhichTheClockChangesIsShorterOrLonger() {
    var night = ShiftHours.parse("22:00-06:00");

    assertThat(length(night.on(LocalDate.of(2026, 3, 28), BERLIN))).isEqualTo(Duration.ofHours(7));
    assertThat(length(night.on(LocalDate.of(2026, 10, 24), BERLIN))).isEqualTo(Duration.ofHours(9));
    assertThat(length(night.on(LocalDate.of(2026, 6, 1), BERLIN))).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void hoursThatTheClockSkipsAreNoDuty() {
    Period skipped = ShiftHours.parse("02:00-03:00").on(LocalDate.of(2026, 3, 29), BERLIN);

    assertThat(skipped.contains(skipped.from())).isFalse();
  }

  private static Duration length(Period period) {
    return Duration.between(period.from(), period.to());
  }
}
