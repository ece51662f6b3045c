package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.TRANSFER_TO;

import io.kefuflow.casework.TransferSettings;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
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

  /** The group that the case was passed on to works on it from here on. */
  public void accept(DelegateExecution execution) {
    CaseVariables.WORK_GROUP.set(execution, TRANSFER_TO.from(execution));
  }

  /** The reminders as a repeating interval, ISO 8601. */
  public String reminderCycle() {
    return "R/" + settings.acknowledgeWithin();
  }
}
