package io.kefuflow.routing;

import io.kefuflow.routing.DutyAgents.PendingWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open tasks that wait for people. */
public interface OpenWork {

  /** Offers the open tasks of one group to another group as well. */
  void offer(String fromGroup, String toGroup);

  /** Takes the offer back. */
  void withdrawOffer(String fromGroup, String toGroup);

  /** How many open tasks a user has. */
  long countOf(String userId);

  /** How many open tasks each of the users has who has any. */
  Map<String, Long> countsOf(Collection<String> userIds);

  /** The cases among the pending work on which the user has got a task since. */
  Set<String> begun(String userId, List<PendingWork> pending);

  /** The open tasks that a user holds. */
  List<HeldTask> heldBy(String userId);

  /**
   * Passes an open task to another user, or to nobody, so that its groups find it in their queue;
   * false, and nothing is passed, when the user does not hold it any more.
   *
   * @param toUser null for nobody
   */
  boolean pass(String taskId, String fromUser, String toUser);

  /**
   * A task that somebody holds.
   *
   * @param name Chinese name as people see it
   * @param caseNumber null when it belongs to no case
   * @param groups whose members may hold it
   */
  record HeldTask(String id, String name, String caseNumber, List<String> groups) {}
}
