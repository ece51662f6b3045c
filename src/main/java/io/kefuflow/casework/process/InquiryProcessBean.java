package io.kefuflow.casework.process;

import io.kefuflow.casework.InquirySettings;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model of customer inquiries asks of its settings. */
@Component("inquiry")
@ProcessBean
public class InquiryProcessBean {

  private final InquirySettings settings;
  private final Clock clock;

  InquiryProcessBean(InquirySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The reminders as a repeating interval, ISO 8601. */
  public String reminderCycle() {
    return "R%d/%s".formatted(settings.reminders(), settings.remindEvery());
  }

  /** When the first reminder is due, counted from now. */
  public Date remindAt() {
    return Date.from(clock.instant().plus(settings.remindEvery()));
  }

  /** Notes whether the customer answered, for whoever asked. */
  public void answered(DelegateExecution execution, boolean answered) {
    CustomerInquiryProcess.ANSWERED.set(execution, answered);
  }

  /** When the customer is no longer waited for. */
  public Date giveUpAt(DelegateExecution execution) {
    return Date.from(Instant.parse(CustomerInquiryProcess.ANSWER_BEFORE.from(execution)));
  }
}
