package io.kefuflow.appointment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times around appointments.
 *
 * @param remindBefore how long before it customer and host are reminded; at once when it is sooner
 * @param reportWithin how long after it the host is asked for the outcome
 */
@ConfigurationProperties("kefuflow.appointment")
public record AppointmentSettings(
    @DefaultValue("24h") Duration remindBefore, @DefaultValue("4h") Duration reportWithin) {

  public AppointmentSettings {
    if (remindBefore.isNegative() || remindBefore.isZero()) {
      throw new IllegalArgumentException("kefuflow.appointment.remind-before must be positive");
    }
    if (reportWithin.isNegative() || reportWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.appointment.report-within must be positive");
    }
  }
}
