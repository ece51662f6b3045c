package io.kefuflow.exam;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about exams.
 *
 * @param beginWithin time in which an open exam must be begun; then it counts as missed
 * @param remindBefore how long before the end of that time the employee is reminded
 * @param decideWithin time for trainers and supervisors to do their part
 */
@ConfigurationProperties("kefuflow.exam")
public record ExamSettings(
    @DefaultValue("7d") Duration beginWithin,
    @DefaultValue("1d") Duration remindBefore,
    @DefaultValue("3d") Duration decideWithin) {

  public ExamSettings {
    for (Duration duration : new Duration[] {beginWithin, remindBefore, decideWithin}) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("kefuflow.exam: durations must be positive");
      }
    }
    if (remindBefore.compareTo(beginWithin) >= 0) {
      throw new IllegalArgumentException(
          "kefuflow.exam.remind-before must be shorter than begin-within");
    }
  }
}
