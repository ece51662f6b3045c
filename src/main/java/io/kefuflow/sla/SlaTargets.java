package io.kefuflow.sla;

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
   */
  record Promise(String procedure, String severity, String customerLevel) {

    @Override
    public String toString() {
      return Stream.of(procedure, severity, customerLevel)
          .filter(Objects::nonNull)
          .reduce((left, right) -> left + "/" + right)
          .orElse("?");
    }
  }
}
