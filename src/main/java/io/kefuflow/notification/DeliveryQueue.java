package io.kefuflow.notification;

/** Port: has stored messages delivered later, each by {@link MessageDelivery}. */
public interface DeliveryQueue {

  /**
   * Takes part in the caller's transaction: delivery begins after its commit, and not at all
   * without one.
   */
  void enqueue(Message message);
}
