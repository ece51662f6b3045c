package io.kefuflow.knowledge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about the review of articles.
 *
 * @param reviewWithin time for a review; then the supervisors are reminded
 * @param remindEvery time between that reminder and those that follow
 * @param reminders how many reminders follow, at least 1
 * @param reviseWithin time for the proposer of a returned article; then it counts as given up
 */
@ConfigurationProperties("kefuflow.knowledge")
public record KnowledgeSettings(
    @DefaultValue("3d") Duration reviewWithin,
    @DefaultValue("1d") Duration remindEvery,
    @DefaultValue("3") int reminders,
    @DefaultValue("14d") Duration reviseWithin) {

  public KnowledgeSettings {
    for (Duration duration : new Duration[] {reviewWithin, remindEvery, reviseWithin}) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("kefuflow.knowledge: durations must be positive");
      }
    }
    if (reminders < 1) {
      throw new IllegalArgumentException("kefuflow.knowledge.reminders must be at least 1");
    }
  }
}
