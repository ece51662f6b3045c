package io.kefuflow.complaint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about complaints.
 *
 * @param reopeningWindow how long after closing the customer may open the complaint again (P4.12)
 * @param repeatWithin within which time another complaint of the same customer and category counts
 *     as a repeat (P4.12)
 * @param rootCauseWithin time for recording root cause and measure after the solution (P4.10)
 * @param verificationWithin time for verifying a correction (P4.8)
 */
@ConfigurationProperties("kefuflow.complaint")
public record ComplaintSettings(
    @DefaultValue("7d") Duration reopeningWindow,
    @DefaultValue("90d") Duration repeatWithin,
    @DefaultValue("2d") Duration rootCauseWithin,
    @DefaultValue("3d") Duration verificationWithin) {

  public ComplaintSettings {
    for (Duration duration :
        new Duration[] {reopeningWindow, repeatWithin, rootCauseWithin, verificationWithin}) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("kefuflow.complaint: durations must be positive");
      }
    }
  }
}
