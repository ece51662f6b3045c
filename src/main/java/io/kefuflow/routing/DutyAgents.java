package io.kefuflow.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Port: the people in teams as those who get work, each of whom can be held by one transaction. */
public interface DutyAgents {

  /**
   * Tries something while nobody else may give work to the person. The person stays held until the
   * end of the transaction when it succeeds, and is let go at once when it does not.
   *
   * @param wait whether to wait for another transaction that holds the person
   */
  Attempt hold(String userId, boolean wait, BooleanSupplier attempt);

  /** When each of the people was last assigned work; without those who never were. */
  Map<String, Instant> lastAssigned(Collection<String> userIds);

  /** Notes that the person was assigned work. */
  void assigned(String userId, Instant at);

  /** Notes that the person will get a task on a case. */
  void expect(String userId, String caseNumber, Instant at);

  /** The work that the person is expected to get and that was not forgotten since. */
  List<PendingWork> pending(String userId);

  /** Forgets pending work, because its task has come or because it is too old. */
  void forget(String userId, Collection<String> caseNumbers);

  /** What came of trying something with a person. */
  enum Attempt {
    SUCCEEDED,
    FAILED,
    /** Another transaction holds the person. */
    BUSY
  }

  /** A case on which somebody will get a task. */
  record PendingWork(String caseNumber, Instant assignedAt) {}
}
