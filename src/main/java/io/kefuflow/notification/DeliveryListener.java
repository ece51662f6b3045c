package io.kefuflow.notification;

/** Port: hears what became of a message. Implemented by features that keep it with their own. */
public interface DeliveryListener {

  /**
   * A message was refused for good. Called once a message, in the transaction that makes it {@link
   * MessageState#UNDELIVERABLE}: a failure here takes that back, and delivery is tried again.
   *
   * <p>Not called for a recipient without an address; {@link Notifications#send} returns that.
   *
   * @param message as it is stored now, with the reason
   */
  void undeliverable(Message message);
}
