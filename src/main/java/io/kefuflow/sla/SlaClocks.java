package io.kefuflow.sla;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored clocks and what happened to them. */
public interface SlaClocks {

  /** The clock of the latest cycle. */
  Optional<SlaClock> find(String caseNumber, Metric metric);

  /** The clocks of a case, each of its latest cycle. */
  List<SlaClock> of(String caseNumber);

  /** The unfinished clocks of many cases, in any order. */
  List<SlaClock> unfinished(Collection<String> caseNumbers);

  /**
   * The clocks of a case for a change: nobody else changes these clocks until the transaction ends,
   * and a change that came first is seen.
   */
  List<SlaClock> lock(String caseNumber);

  /** The cases of a customer with live clocks that were promised for another customer level. */
  List<String> promisedForAnotherLevel(long customerId, String customerLevel);

  /** Stores a clock, new or changed. */
  void save(SlaClock clock);

  /** Notes a stretch that has ended. Never changed afterwards. */
  void addSegment(SlaSegment segment);

  /** The finished stretches of a clock, in the order of time. */
  List<SlaSegment> segments(SlaClock clock);
}
