package io.kefuflow.sla.process;

import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import java.time.Instant;
import java.util.Date;
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

  SlaProcessBean(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** When the assignee is to be warned. */
  public Date warnAt(DelegateExecution execution, String metric) {
    return forTimer(deadlines.warnAt(execution.getProcessBusinessKey(), Metric.ofCode(metric)));
  }

  /** When the promise is broken. */
  public Date dueAt(DelegateExecution execution, String metric) {
    return forTimer(deadlines.dueAt(execution.getProcessBusinessKey(), Metric.ofCode(metric)));
  }

  /** When the next rung of the ladder is due. */
  public Date escalateAt(DelegateExecution execution, String metric) {
    return forTimer(rung(execution, metric, 1));
  }

  /**
   * The due date to show at a task of the ladder, 1 being its first rung; null while the clock
   * stands still.
   */
  public Date rungDueAt(DelegateExecution execution, String metric, int rung) {
    return rung(execution, metric, rung).map(Date::from).orElse(null);
  }

  /** The due date to show at a task; null while the clock stands still. */
  public Date taskDueAt(DelegateExecution execution, String metric) {
    return deadlines
        .dueAt(execution.getProcessBusinessKey(), Metric.ofCode(metric))
        .map(Date::from)
        .orElse(null);
  }

  /**
   * The follow-up date to show at a task: when a warning will come; null while the clock stands
   * still.
   */
  public Date taskWarnAt(DelegateExecution execution, String metric) {
    return deadlines
        .warnAt(execution.getProcessBusinessKey(), Metric.ofCode(metric))
        .map(Date::from)
        .orElse(null);
  }

  private Optional<Instant> rung(DelegateExecution execution, String metric, int rung) {
    return deadlines.rungDueAt(execution.getProcessBusinessKey(), Metric.ofCode(metric), rung);
  }

  private static Date forTimer(Optional<Instant> instant) {
    return instant.map(Date::from).orElse(NEVER);
  }
}
