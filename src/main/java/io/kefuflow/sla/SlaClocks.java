package io.kefuflow.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored clocks and what happened to them. */
public interface SlaClocks {

  /** The clock of the latest cycle. */
  Optional<SlaClock> find(String caseNumber, Metric metric);

  /** The clocks of the latest cycle of a case. */
  List<SlaClock> of(String caseNumber);

  /** Stores a clock, new or changed. */
  void save(SlaClock clock);

  /**
   * Notes the stretch of a clock that ends now: it ran, or stood still for its reason. Never
   * changed afterwards.
   */
  void addSegment(SlaClock stretch, Instant until);
}
