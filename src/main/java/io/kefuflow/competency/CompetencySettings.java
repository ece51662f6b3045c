package io.kefuflow.competency;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about competency developments.
 *
 * @param assessWithin time for all assessments; then the process goes on with those that are there
 * @param planWithin time for the supervisor to make the plan
 * @param confirmWithin time for the employee to agree or object; then the manager decides
 * @param followUpWithin time for a follow-up
 * @param followUpWeeks weeks between two follow-ups that the form of the plan offers, 1 to 26
 * @param remindEvery time between two reminders
 * @param reminders how many reminders of one piece of work there are, at least 1
 * @param weights how much each source counts in the mean of the others; self is never in it
 */
@ConfigurationProperties("kefuflow.competency")
public record CompetencySettings(
    @DefaultValue("7d") Duration assessWithin,
    @DefaultValue("7d") Duration planWithin,
    @DefaultValue("7d") Duration confirmWithin,
    @DefaultValue("7d") Duration followUpWithin,
    @DefaultValue("4") int followUpWeeks,
    @DefaultValue("2d") Duration remindEvery,
    @DefaultValue("3") int reminders,
    @DefaultValue Weights weights) {

  public CompetencySettings {
    Stream.of(assessWithin, planWithin, confirmWithin, followUpWithin, remindEvery)
        .filter(duration -> duration.isNegative() || duration.isZero())
        .forEach(
            duration -> {
              throw new IllegalArgumentException("kefuflow.competency: durations must be positive");
            });
    if (followUpWeeks < 1 || followUpWeeks > DevelopmentPlan.MOST_WEEKS) {
      throw new IllegalArgumentException("kefuflow.competency.follow-up-weeks must be 1 to 26");
    }
    if (reminders < 1) {
      throw new IllegalArgumentException("kefuflow.competency.reminders must be at least 1");
    }
  }

  /** Weights of the sources, each at least 1. */
  public record Weights(
      @DefaultValue("50") int supervisor,
      @DefaultValue("20") int interview,
      @DefaultValue("30") int practice) {

    public Weights {
      if (Math.min(supervisor, Math.min(interview, practice)) < 1) {
        throw new IllegalArgumentException("kefuflow.competency.weights must be at least 1");
      }
    }

    /** The weight of each source but the employee. */
    public Map<AssessmentSource, Integer> bySource() {
      return Map.of(
          AssessmentSource.SUPERVISOR, supervisor,
          AssessmentSource.INTERVIEW, interview,
          AssessmentSource.PRACTICE, practice);
    }
  }
}
