package io.kefuflow.sla;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deadlines are supervised.
 *
 * @param extensionApprovalWithin time for the manager to decide on a later time for the customer
 * @param urgesPerLevel how often a customer urges until the next level of the ladder is due at once
 */
@ConfigurationProperties("kefuflow.sla")
public record SupervisionSettings(
    @DefaultValue("1h") Duration extensionApprovalWithin, @DefaultValue("3") int urgesPerLevel) {

  public SupervisionSettings {
    if (extensionApprovalWithin.isNegative() || extensionApprovalWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.sla.extension-approval-within must be positive");
    }
    if (urgesPerLevel < 1) {
      throw new IllegalArgumentException("kefuflow.sla.urges-per-level must be 1 or more");
    }
  }
}
