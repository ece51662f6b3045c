package io.kefuflow.casework.process;

import io.kefuflow.casework.TransferSettings;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the model of transfers asks of its settings. */
@Component("transfer")
@ProcessBean
@EnableConfigurationProperties(TransferSettings.class)
public class TransferProcessBean {

  private final TransferSettings settings;
  private final Clock clock;

  TransferProcessBean(TransferSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Until when the group is to acknowledge, counted from now. */
  public Date acknowledgeBefore() {
    return Date.from(clock.instant().plus(settings.acknowledgeWithin()));
  }

  /** The reminders as a repeating interval, ISO 8601. */
  public String reminderCycle() {
    return "R/" + settings.acknowledgeWithin();
  }
}
