package io.kefuflow.casework;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a customer is waited for.
 *
 * @param remindEvery time between reminders
 * @param reminders how many reminders, at least 1
 * @param giveUpAfter time after which the work goes on without an answer
 */
@ConfigurationProperties("kefuflow.inquiry")
public record InquirySettings(
    @DefaultValue("24h") Duration remindEvery,
    @DefaultValue("2") int reminders,
    @DefaultValue("72h") Duration giveUpAfter) {

  public InquirySettings {
    if (remindEvery.isNegative()
        || remindEvery.isZero()
        || giveUpAfter.isNegative()
        || giveUpAfter.isZero()) {
      throw new IllegalArgumentException("kefuflow.inquiry: durations must be positive");
    }
    if (reminders < 1) {
      throw new IllegalArgumentException("kefuflow.inquiry.reminders must be at least 1");
    }
  }
}
