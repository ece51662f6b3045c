package io.kefuflow.complaint.process;

import io.kefuflow.complaint.ComplaintSettings;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the complaint models ask besides their steps. */
@Component("complaint")
@ProcessBean
public class ComplaintProcessBean {

  private final ComplaintSettings settings;
  private final Clock clock;

  ComplaintProcessBean(ComplaintSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** End of the reopening window, counted from now (P4.12). */
  public Date reopenUntil() {
    return after(settings.reopeningWindow());
  }

  /** When root cause and measure are to be recorded, counted from now (P4.10). */
  public Date rootCauseDueAt() {
    return after(settings.rootCauseWithin());
  }

  /** When a correction is to be verified, counted from now (P4.8). */
  public Date verificationDueAt() {
    return after(settings.verificationWithin());
  }

  /**
   * When a correction is due, counted from now: one that is done again has its time again (P4.8).
   */
  public Date correctionDueAt(DelegateExecution execution) {
    return after(
        Duration.ofDays(CorrectiveActionProcess.CORRECTION_DAYS.from(execution).intValue()));
  }

  /** The departments that the agent wants to ask (P4.5). */
  public List<String> inquiredDepartments(DelegateExecution execution) {
    var departments = (SpinJsonNode) ComplaintResolutionProcess.INQUIRY_DEPARTMENTS.from(execution);
    return departments.elements().stream().map(SpinJsonNode::stringValue).toList();
  }

  private Date after(Duration duration) {
    return Date.from(clock.instant().plus(duration));
  }
}
