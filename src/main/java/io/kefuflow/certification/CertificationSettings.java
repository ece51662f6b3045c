package io.kefuflow.certification;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about certificates.
 *
 * @param remindBefore how long before the end of a certificate its holder and the trainers are
 *     reminded to renew it; at once when it ends sooner
 */
@ConfigurationProperties("kefuflow.certification")
public record CertificationSettings(@DefaultValue("P30D") Period remindBefore) {

  public CertificationSettings {
    if (remindBefore.isNegative() || remindBefore.isZero()) {
      throw new IllegalArgumentException("kefuflow.certification.remind-before must be positive");
    }
  }
}
