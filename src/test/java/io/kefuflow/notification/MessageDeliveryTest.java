package io.kefuflow.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class MessageDeliveryTest {

  private static final Instant NOW = Instant.parse("2026-11-21T06:31:00Z");

  private final MessageStore store = mock();
  private final Transport email = mock();
  private final DeliveryListener listener = mock();
  private final PlatformTransactionManager transactions = mock();
  private MessageDelivery delivery;

  @BeforeEach
  void transportForEmail() {
    when(email.channel()).thenReturn(Channel.EMAIL);
    delivery =
        new MessageDelivery(
            store,
            List.of(email),
            List.of(listener),
            transactions,
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void aQueuedMessageIsClaimedSentAndMarked() throws Exception {
    Message message = stored(MessageState.QUEUED);
    when(store.claim(message.id(), NOW, NOW.minus(Duration.ofMinutes(3)))).thenReturn(true);

    delivery.deliver(message.id());

    var inOrder = inOrder(store, email);
    inOrder.verify(store).claim(any(), any(), any());
    inOrder.verify(email).send(message);
    inOrder.verify(store).markSent(message.id(), NOW);
  }

  @Test
  void aSentMessageIsNotSentAgain() throws Exception {
    Message message = stored(MessageState.SENT);

    delivery.deliver(message.id());

    verify(email, never()).send(any());
    verify(store, never()).claim(any(), any(), any());
  }

  @Test
  void aRefusedMessageStaysRefused() throws Exception {
    Message message = stored(MessageState.UNDELIVERABLE);

    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(UndeliverableException.class)
        .hasMessage("550 no such user");
    verify(email, never()).send(any());
  }

  @Test
  void aMessageThatAnotherAttemptHoldsIsLeftToIt() throws Exception {
    Message message = stored(MessageState.SENDING);

    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another attempt");
    verify(email, never()).send(any());
    verify(store, never()).markUnsent(any(), any(), any());
  }

  @Test
  void aTechnicalFailureIsRecordedAndPassedOn() throws Exception {
    Message message = claimable();
    doThrow(new IllegalStateException("Connection refused")).when(email).send(message);

    assertThatThrownBy(() -> delivery.deliver(message.id())).hasMessage("Connection refused");

    verify(store)
        .markUnsent(
            message.id(),
            MessageState.FAILED,
            "java.lang.IllegalStateException: Connection refused");
    verify(listener, never()).undeliverable(any());
  }

  @Test
  void aFinalRefusalIsRecordedAndPassedOn() throws Exception {
    Message message = claimable();
    doThrow(new UndeliverableException("550 no such user")).when(email).send(message);

    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(UndeliverableException.class);

    verify(store).markUnsent(message.id(), MessageState.UNDELIVERABLE, "550 no such user");
  }

  @Test
  void whoeverListensHearsOfARefusalInTheTransactionThatMarksIt() throws Exception {
    Message message = claimable();
    Message refused = Messages.message(MessageState.UNDELIVERABLE);
    doThrow(new UndeliverableException("550 no such user")).when(email).send(message);
    when(store.markUnsent(message.id(), MessageState.UNDELIVERABLE, "550 no such user"))
        .thenReturn(true);
    when(store.find(message.id())).thenReturn(Optional.of(message), Optional.of(refused));

    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(UndeliverableException.class);

    var inOrder = inOrder(transactions, store, listener);
    inOrder.verify(transactions).getTransaction(any());
    inOrder.verify(store).markUnsent(any(), any(), any());
    inOrder.verify(listener).undeliverable(refused);
    inOrder.verify(transactions).commit(any());
  }

  @Test
  void aRefusalThatComesAfterTheSuccessOfAnotherAttemptIsNotTold() throws Exception {
    Message message = claimable();
    doThrow(new UndeliverableException("550 no such user")).when(email).send(message);
    when(store.markUnsent(any(), any(), any())).thenReturn(false);

    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(UndeliverableException.class);

    verify(listener, never()).undeliverable(any());
  }

  @Test
  void aMarkThatFailsAfterSendingIsNoFailureOfSending() {
    Message message = claimable();
    doThrow(new IllegalStateException("database gone")).when(store).markSent(any(), any());

    assertThatThrownBy(() -> delivery.deliver(message.id())).hasMessage("database gone");

    verify(store, never()).markUnsent(any(), any(), any());
  }

  @Test
  void anUnknownMessageIsAnError() {
    assertThatCode(() -> delivery.deliver(UUID.randomUUID()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not stored");
  }

  private Message claimable() {
    Message message = stored(MessageState.QUEUED);
    when(store.claim(any(), any(), any())).thenReturn(true);
    return message;
  }

  private Message stored(MessageState state) {
    Message message = Messages.message(state);
    when(store.find(message.id())).thenReturn(Optional.of(message));
    return message;
  }
}
