package io.kefuflow.competency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.competency.CompetencySettings.Weights;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompetencySettingsTest {

  private static final Weights WEIGHTS = new Weights(50, 20, 30);

  @Test
  void whatMakesNoSenseKeepsTheApplicationFromStarting() {
    assertThatThrownBy(() -> settings(Duration.ZERO, 4, 3)).hasMessageContaining("durations");
    assertThatThrownBy(() -> settings(Duration.ofDays(1), 27, 3))
        .hasMessageContaining("follow-up-weeks");
    assertThatThrownBy(() -> settings(Duration.ofDays(1), 4, 0)).hasMessageContaining("reminders");
    assertThatThrownBy(() -> new Weights(50, 0, 30)).hasMessageContaining("weights");
  }

  private static CompetencySettings settings(Duration duration, int weeks, int reminders) {
    return new CompetencySettings(
        duration, duration, duration, duration, weeks, duration, reminders, WEIGHTS);
  }
}
