package io.kefuflow.casework;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times around approvals (P3.6, P4.6).
 *
 * @param within time for one level to decide
 * @param remindEvery how often the approvers are reminded until then
 */
@ConfigurationProperties("kefuflow.approval")
public record ApprovalSettings(
    @DefaultValue("4h") Duration within, @DefaultValue("2h") Duration remindEvery) {

  public ApprovalSettings {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("kefuflow.approval.within must be positive");
    }
    if (remindEvery.isNegative() || remindEvery.isZero()) {
      throw new IllegalArgumentException("kefuflow.approval.remind-every must be positive");
    }
  }
}
