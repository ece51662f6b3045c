package io.kefuflow.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The clocks as records of what was promised and what came of it: earlier cycles and many cases,
 * with their histories. Whatever the number of clocks, only a few are in memory at a time.
 */
public interface ClockArchive {

  /** The clocks of a case, earlier cycles included, in the order in which they were started. */
  List<Entry> ofCase(String caseNumber);

  /**
   * The clock of one cycle, kept from others until the transaction ends.
   *
   * @return empty when there is none
   */
  Optional<Entry> lock(String caseNumber, Metric metric, int cycle);

  /**
   * Reads the clocks that stopped in a time without having been cancelled.
   *
   * @param from inclusive
   * @param to exclusive
   */
  void forEachStopped(Instant from, Instant to, Consumer<Entry> reader);

  /**
   * Reads the clocks that count on a version of a calendar, without those that were cancelled.
   *
   * @param stoppedAsWell whether those too that are stopped
   */
  void forEachOn(String calendarId, int version, boolean stoppedAsWell, Consumer<Entry> reader);

  /**
   * A clock and its history.
   *
   * @param segments its finished stretches, in the order of time
   */
  record Entry(SlaClock clock, List<SlaSegment> segments) {}
}
