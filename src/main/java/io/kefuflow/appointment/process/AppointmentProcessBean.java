package io.kefuflow.appointment.process;

import static io.kefuflow.appointment.process.AppointmentProcess.APPOINTMENT_AT;

import io.kefuflow.appointment.AppointmentSettings;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the model of appointments asks besides its steps. */
@Component("appointment")
@ProcessBean
@EnableConfigurationProperties(AppointmentSettings.class)
public class AppointmentProcessBean {

  private final AppointmentSettings settings;
  private final Colleagues colleagues;

  AppointmentProcessBean(AppointmentSettings settings, Colleagues colleagues) {
    this.settings = settings;
    this.colleagues = colleagues;
  }

  /** When the customer and the host meet. */
  public Date startsAt(DelegateExecution execution) {
    return Date.from(start(execution));
  }

  /** When both are reminded. */
  public Date remindAt(DelegateExecution execution) {
    return Date.from(start(execution).minus(settings.remindBefore()));
  }

  /** When the host is asked what became of it. */
  public Date reportDueAt(DelegateExecution execution) {
    return Date.from(start(execution).plus(settings.reportWithin()));
  }

  /** Whoever may receive or visit customers, as options of a form field. */
  public SpinJsonNode hosts() {
    return Spin.JSON(
        Stream.of(Role.AGENT, Role.SUPERVISOR, Role.TECH_SUPPORT, Role.PRODUCT_QUALITY)
            .flatMap(role -> colleagues.of(role).stream())
            .distinct()
            .map(host -> Map.of("label", host.name(), "value", host.userId()))
            .toList());
  }

  /** As it was agreed; nothing is kept under another time. */
  private static Instant start(DelegateExecution execution) {
    return OffsetDateTime.parse(APPOINTMENT_AT.from(execution)).toInstant();
  }
}
