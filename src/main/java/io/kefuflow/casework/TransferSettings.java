package io.kefuflow.casework;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times around passing a case on to another group (P2.6).
 *
 * @param acknowledgeWithin time for the group to acknowledge; after it, and again as often, it is
 *     reminded and the supervisors are told
 */
@ConfigurationProperties("kefuflow.transfer")
public record TransferSettings(@DefaultValue("30m") Duration acknowledgeWithin) {

  public TransferSettings {
    if (acknowledgeWithin.isNegative() || acknowledgeWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.transfer.acknowledge-within must be positive");
    }
  }
}
