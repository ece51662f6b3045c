package io.kefuflow.consultation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about consultations.
 *
 * @param followUpWithin how long the customer's word on an answer is waited for; then the
 *     consultation ends without it (P2.5)
 */
@ConfigurationProperties("kefuflow.consultation")
public record ConsultationSettings(@DefaultValue("24h") Duration followUpWithin) {

  public ConsultationSettings {
    if (followUpWithin.isNegative() || followUpWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.consultation.follow-up-within must be positive");
    }
  }
}
