package io.kefuflow.sla.process;

import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.PauseReason;
import io.kefuflow.sla.SupervisionSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What models ask of the clocks. Timers get a date that never comes while a clock stands still: the
 * engine fires a timer without a date at once.
 */
@Component("sla")
@ProcessBean
public class SlaProcessBean {

  static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

  private final Deadlines deadlines;
  private final SupervisionSettings settings;
  private final Clock clock;

  SlaProcessBean(Deadlines deadlines, SupervisionSettings settings, Clock clock) {
    this.deadlines = deadlines;
    this.settings = settings;
    this.clock = clock;
  }

  /** When the next level of the ladder is due, for a timer. */
  public Date nextRungAt(DelegateExecution execution, String metric) {
    return nextRung(execution, metric).map(Date::from).orElse(NEVER);
  }

  /**
   * The due date to show at a task of the ladder: when the next level comes; null while the clock
   * stands still or there is none.
   */
  public Date taskNextRungAt(DelegateExecution execution, String metric) {
    return nextRung(execution, metric).map(Date::from).orElse(null);
  }

  /** The due date to show at a task; null while the clock stands still. */
  public Date taskDueAt(DelegateExecution execution, String metric) {
    return deadlines
        .dueAt(execution.getProcessBusinessKey(), Metric.ofCode(metric))
        .map(Date::from)
        .orElse(null);
  }

  /**
   * The follow-up date to show at a task: when the first warning comes; null while the clock stands
   * still.
   */
  public Date taskWarnAt(DelegateExecution execution, String metric) {
    return deadlines
        .warnAt(execution.getProcessBusinessKey(), Metric.ofCode(metric))
        .map(Date::from)
        .orElse(null);
  }

  /**
   * Whether a later time for the customer needs the manager's approval: supervisors may decide.
   *
   * @param supervisors groups of the task 督办, separated by commas
   */
  public boolean needsApproval(String supervisors) {
    return List.of(supervisors.split(",")).contains(Role.SUPERVISOR.groupId());
  }

  /** Until when the manager decides on a later time for the customer. */
  public Date extensionApprovalDueAt() {
    return Date.from(clock.instant().plus(settings.extensionApprovalWithin()));
  }

  /**
   * Lets the clocks of the case stand still (P17.6).
   *
   * @param reason name of a {@link PauseReason}
   */
  public void pause(DelegateExecution execution, String reason) {
    deadlines.pause(execution.getProcessBusinessKey(), PauseReason.valueOf(reason));
  }

  /** Stops the clock of one metric: the promise is kept, or was kept late. */
  public void stop(DelegateExecution execution, String metric) {
    deadlines.stop(execution.getProcessBusinessKey(), Metric.ofCode(metric));
  }

  /**
   * One wait is over; the clocks of the case run again when it waits for nothing else.
   *
   * @param reason that was given to {@link #pause}
   */
  public void resume(DelegateExecution execution, String reason) {
    deadlines.resume(execution.getProcessBusinessKey(), PauseReason.valueOf(reason));
  }

  /**
   * Lets the clocks of the case run again, whatever they stood still for: cases that run on older
   * versions of the models name no reason.
   */
  public void resume(DelegateExecution execution) {
    deadlines.resume(execution.getProcessBusinessKey());
  }

  private Optional<Instant> nextRung(DelegateExecution execution, String metric) {
    return deadlines.nextRungAt(execution.getProcessBusinessKey(), Metric.ofCode(metric));
  }
}
