package io.kefuflow.routing;

/** The open tasks that wait for people. */
public interface OpenWork {

  /** Offers the open tasks of one group to another group as well. */
  void offer(String fromGroup, String toGroup);

  /** Takes the offer back. */
  void withdrawOffer(String fromGroup, String toGroup);

  /** How many open tasks a user has. */
  long countOf(String userId);
}
