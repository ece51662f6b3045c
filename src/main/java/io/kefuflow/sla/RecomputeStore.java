package io.kefuflow.sla;

import io.kefuflow.sla.Recompute.Figures;
import io.kefuflow.sla.Recompute.Item;
import io.kefuflow.sla.Recompute.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored repairs. */
public interface RecomputeStore {

  /**
   * Stores a repair without clocks, proposed by the present actor.
   *
   * @return its id
   */
  long add(String calendarId, int wrongVersion, int rightVersion, boolean includeFinished);

  /** Adds clocks to it. */
  void addItems(long id, List<Listed> clocks);

  Optional<Recompute> find(long id);

  /** Some of its clocks, in the order of case, metric and cycle. */
  List<Item> items(long id, int offset, int count);

  /** Its clocks that are not done with, in the same order. */
  List<Key> open(long id);

  /**
   * Takes a clock in hand, so that nobody else does in this or a later transaction.
   *
   * @return how it was listed; empty when it is done with
   */
  Optional<Listed> claim(long id, Key key);

  /**
   * Notes what came of a clock that was claimed.
   *
   * @param done null when skipped
   */
  void done(long id, Key key, Outcome outcome, Figures done);

  /**
   * Notes that the present actor has applied it, if nobody has before.
   *
   * @return whether nobody had
   */
  boolean finish(long id);

  /** Which clock. */
  record Key(String caseNumber, Metric metric, int cycle) {}

  /**
   * A clock as it is listed.
   *
   * @param since beginning of the stretch that it was in
   * @param stoppedAt null while it was not stopped
   */
  record Listed(Key key, Instant since, Instant stoppedAt, Figures before, Figures after) {}
}
