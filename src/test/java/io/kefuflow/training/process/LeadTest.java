package io.kefuflow.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  @Test
  void aReminderComesSoLongBefore() {
    Instant due = NOW.plus(Duration.ofDays(7));

    assertThat(Lead.before(due, Duration.ofDays(1), NOW)).isEqualTo(due.minus(Duration.ofDays(1)));
  }

  @Test
  void whereThatIsOverItComesHalfWay() {
    assertThat(Lead.before(NOW.plus(Duration.ofHours(8)), Duration.ofDays(1), NOW))
        .isEqualTo(NOW.plus(Duration.ofHours(4)));
  }

  @Test
  void whatIsOverIsDueNow() {
    assertThat(Lead.before(NOW.minusSeconds(1), Duration.ofDays(1), NOW)).isEqualTo(NOW);
  }
}
