package io.kefuflow.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one stored message. Running it again for the same message sends nothing again.
 *
 * <p>It runs outside the caller's transaction, and each of its steps (claim, send, mark) is a short
 * one of its own: a slow mail server holds no lock, and the mark survives whatever happens to the
 * caller. Between the receiver's acceptance and the mark a crash leaves the message in SENDING; it
 * is then sent again, with the same Message-ID or Idempotency-Key, by which the receiver can
 * recognise it. Delivery is therefore at least once, with that one window.
 */
@Component
public class MessageDelivery {

  /** Longer than the slowest attempt: some eight answers of a mail server at 20 s each. */
  static final Duration CLAIM = Duration.ofMinutes(3);

  private final MessageStore store;
  private final Map<Channel, Transport> transports = new EnumMap<>(Channel.class);
  private final List<DeliveryListener> listeners;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MessageDelivery(
      MessageStore store,
      List<Transport> transports,
      List<DeliveryListener> listeners,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.store = store;
    this.listeners = List.copyOf(listeners);
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    transports.forEach(transport -> this.transports.put(transport.channel(), transport));
  }

  /**
   * Returns when the message is with the next system, now or since earlier.
   *
   * @throws UndeliverableException when it was refused for good; recorded in the message
   * @throws RuntimeException when trying again may help; recorded in the message unless another
   *     attempt is under way
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void deliver(UUID id) throws UndeliverableException {
    Message message =
        store
            .find(id)
            .orElseThrow(() -> new IllegalStateException("Message " + id + " is not stored"));
    if (message.state() == MessageState.SENT) {
      return;
    }
    if (message.state() == MessageState.UNDELIVERABLE) {
      throw new UndeliverableException(message.lastError());
    }
    Instant now = clock.instant();
    if (!store.claim(id, now, now.minus(CLAIM))) {
      throw new IllegalStateException("Message " + id + " is being sent by another attempt");
    }
    attempt(message);
    store.markSent(id, clock.instant());
  }

  private void attempt(Message message) throws UndeliverableException {
    try {
      transports.get(message.channel()).send(message);
    } catch (UndeliverableException e) {
      transaction.executeWithoutResult(status -> refuse(message.id(), e.getMessage()));
      throw e;
    } catch (RuntimeException e) {
      store.markUnsent(message.id(), MessageState.FAILED, e.toString());
      throw e;
    }
  }

  private void refuse(UUID id, String reason) {
    if (store.markUnsent(id, MessageState.UNDELIVERABLE, reason)) {
      Message refused = store.find(id).orElseThrow();
      listeners.forEach(listener -> listener.undeliverable(refused));
    }
  }
}
