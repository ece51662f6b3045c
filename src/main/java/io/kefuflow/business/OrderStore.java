package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where orders to the business system are kept. */
public interface OrderStore {

  /** Keeps a new order; does nothing when its key is known. */
  void add(BusinessOrder order);

  Optional<BusinessOrder> find(String key);

  /** The orders of a case in the order in which they were placed. */
  List<BusinessOrder> of(CaseNumber caseNumber);

  /**
   * Takes an order in hand, for placing it or taking it back, and counts the attempt.
   *
   * @param state in which the order has to be
   * @param abandonedBefore an attempt that began earlier counts as given up
   * @return false when another attempt is under way, or the order is not in that state any more
   */
  boolean claim(String key, BusinessOrder.State state, Instant now, Instant abandonedBefore);

  /**
   * Lets go of an order that was booked.
   *
   * @return false when it was taken back meanwhile
   */
  boolean markBooked(String key, Booking booking, Instant now);

  /** Lets go of an order that was refused. */
  void markRefused(String key, String reason);

  /** Lets go of an order that was taken back. */
  void markCancelled(String key, Instant now);

  /** Lets go of an order whose attempt failed; its state stays. */
  void markFailed(String key, String error);
}
