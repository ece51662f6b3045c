package io.kefuflow.sla;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that say what is promised; decision tables that process owners edit. */
public interface SlaTargets {

  /** The target of one metric; empty when nothing is promised. */
  Optional<SlaTarget> find(Promise promise, Metric metric);

  /** The targets of a case as a whole. */
  default List<SlaTarget> of(Promise promise) {
    return Metric.OF_A_CASE.stream()
        .map(metric -> find(promise, metric))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * What a promise depends on. Codes, not labels. The clock keeps it, so that the rules can be
   * asked again.
   *
   * @param procedure process key
   * @param severity null until rated
   * @param customerLevel null when the customer is not known
   * @param resolveWithin target time that was agreed for the resolution of the case itself, null
   *     for that of the table; how it is counted stays the table's
   */
  record Promise(String procedure, String severity, String customerLevel, Duration resolveWithin) {

    /** A promise without a target time of its own. */
    public Promise(String procedure, String severity, String customerLevel) {
      this(procedure, severity, customerLevel, null);
    }

    /** The same promise for another severity and customer level. */
    public Promise with(String severity, String customerLevel) {
      return new Promise(procedure, severity, customerLevel, resolveWithin);
    }

    /** The target of the table, with the time that was agreed for the case itself. */
    public SlaTarget agreed(SlaTarget target) {
      return resolveWithin == null || !target.metric().equals(Metric.RESOLUTION)
          ? target
          : new SlaTarget(
              target.metric(),
              resolveWithin,
              target.unit(),
              target.calendarId(),
              target.ladder(),
              target.rule());
    }

    @Override
    public String toString() {
      return Stream.of(procedure, severity, customerLevel)
          .filter(Objects::nonNull)
          .reduce((left, right) -> left + "/" + right)
          .orElse("?");
    }
  }
}
