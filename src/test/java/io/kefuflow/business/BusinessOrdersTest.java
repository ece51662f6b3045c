package io.kefuflow.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kefuflow.business.BusinessOrder.State;
import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.customer.Customers;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Orders on the real tables, with a business system that does whatever the test says. */
@ApplicationTest
class BusinessOrdersTest {

  private static final Booking BOOKED = new Booking("BSS-1", "TARIFF_CHANGE", "ok");

  @Autowired OrderStore store;
  @Autowired ApplicationRounds rounds;
  @Autowired BusinessApplications applications;
  @Autowired CaseDesk desk;
  @Autowired Cases cases;
  @Autowired Customers customers;
  @Autowired Timeline timeline;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Clock clock;

  private final BusinessSystem system = mock(BusinessSystem.class);
  private BusinessOrders orders;
  private CaseNumber number;

  @BeforeEach
  void anApplication() {
    orders = orders(clock);
    var request = new ServiceRequest(null, Channel.COUNTER, "改成 99 元套餐", null, null, null);
    number =
        desk.open(Procedure.BUSINESS_HANDLING, request, "TARIFF_CHANGE").serviceCase().number();
    applications.begin(number, "TARIFF_CHANGE");
  }

  private BusinessOrders orders(Clock clock) {
    return new BusinessOrders(
        store, rounds, system, cases, customers, timeline, transactions, clock);
  }

  @Test
  void anOrderIsBookedUnderItsKey() throws Exception {
    when(system.place(any())).thenReturn(BOOKED);

    BusinessOrder order = place(1);

    assertThat(order.key()).isEqualTo(number + ":placeOrder:1");
    assertThat(order.state()).isEqualTo(State.BOOKED);
    assertThat(order.orderNumber()).isEqualTo("BSS-1");
    assertThat(order.request()).isEqualTo("改成 99 元套餐");
    assertThat(order.response()).isEqualTo("ok");
    assertThat(order.bookedAt()).isNotNull();
    assertThat(order.isWrongOperation()).isFalse();
    assertThat(timeline.of(number)).extracting(CaseEvent::summary).contains("业务系统已办理");
  }

  @Test
  void aRepeatedJobNeverBooksTwice() throws Exception {
    when(system.place(any())).thenReturn(BOOKED);

    place(1);
    place(1);

    verify(system, times(1)).place(any());
    assertThat(timeline.of(number))
        .extracting(CaseEvent::summary)
        .filteredOn("业务系统已办理"::equals)
        .hasSize(1);
  }

  @Test
  void anAttemptWithoutAnAnswerIsLookedForBeforeItIsOrderedAgain() throws Exception {
    when(system.place(any())).thenThrow(new IllegalStateException("did not answer\0 in time"));
    assertThatThrownBy(() -> place(1)).hasMessageContaining("did not answer");
    assertThat(only().state()).isEqualTo(State.REQUESTED);
    assertThat(only().lastError()).contains("did not answer in time");
    when(system.find(number + ":placeOrder:1")).thenReturn(Optional.of(BOOKED));

    assertThat(place(1).orderNumber()).isEqualTo("BSS-1");

    verify(system, times(1)).place(any());
    assertThat(only().lastError()).isNull();
    assertThat(only().attempts()).isEqualTo(2);
  }

  @Test
  void anAttemptThatDidNotArriveIsOrderedAgainUnderTheSameKey() throws Exception {
    when(system.place(any())).thenThrow(new IllegalStateException("down")).thenReturn(BOOKED);
    assertThatThrownBy(() -> place(1)).hasMessageContaining("down");

    assertThat(place(1).state()).isEqualTo(State.BOOKED);

    verify(system, times(2)).place(any());
    assertThat(store.of(number)).hasSize(1);
  }

  @Test
  void aRefusalIsForGood() throws Exception {
    when(system.place(any())).thenThrow(new OrderRefusedException("欠费 30 元"));

    assertThatThrownBy(() -> place(1)).isInstanceOf(OrderRefusedException.class);
    assertThatThrownBy(() -> place(1)).hasMessage("欠费 30 元");

    verify(system, times(1)).place(any());
    assertThat(only().state()).isEqualTo(State.REFUSED);
    assertThat(timeline.of(number)).extracting(CaseEvent::summary).contains("业务系统拒绝办理");
  }

  @Test
  void whatIsUnderWayIsNotOrderedByAnotherJob() throws Exception {
    when(system.place(any()))
        .thenAnswer(
            call -> {
              assertThatThrownBy(() -> place(1))
                  .hasMessageContaining("is in the hands of another attempt");
              assertThatThrownBy(() -> orders.cancelAll(number))
                  .as("nor taken back while it may still be booked")
                  .hasMessageContaining("is in the hands of another attempt");
              return BOOKED;
            });

    assertThat(place(1).state()).isEqualTo(State.BOOKED);

    verify(system, times(1)).place(any());
    verify(system, never()).cancel(any());
  }

  @Test
  void anAttemptThatNeverEndedIsTakenUpAfterAWhile() throws Exception {
    store.add(
        BusinessOrder.requested(
            number + ":placeOrder:1", number, "TARIFF_CHANGE", "改成 99 元套餐", clock.instant()));
    store.claim(number + ":placeOrder:1", State.REQUESTED, clock.instant(), clock.instant());
    when(system.find(any())).thenReturn(Optional.of(BOOKED));
    assertThatThrownBy(() -> place(1)).hasMessageContaining("another attempt");

    BusinessOrder order =
        orders(Clock.offset(clock, BusinessOrders.CLAIM.plus(Duration.ofSeconds(1))))
            .place(number, "placeOrder", 1, null);

    assertThat(order.orderNumber()).isEqualTo("BSS-1");
    verify(system, never()).place(any());
  }

  @Test
  void takingBackIsDoneOnce() throws Exception {
    when(system.place(any())).thenReturn(BOOKED);
    place(1);

    orders.cancelAll(number);
    orders.cancelAll(number);

    verify(system, times(1)).cancel(number + ":placeOrder:1");
    assertThat(only().state()).isEqualTo(State.CANCELLED);
    assertThat(only().cancelledAt()).isNotNull();
    assertThat(timeline.of(number)).extracting(CaseEvent::summary).contains("已在业务系统撤销办理");
    assertThatThrownBy(() -> place(1)).hasMessageContaining("was taken back");
    assertThat(place(2).state()).as("the next order has another key").isEqualTo(State.BOOKED);
  }

  @Test
  void anOrderOfUnknownOutcomeIsTakenBackAsWell() throws Exception {
    when(system.place(any())).thenThrow(new IllegalStateException("did not answer in time"));
    assertThatThrownBy(() -> place(1)).isInstanceOf(IllegalStateException.class);

    orders.cancelAll(number);

    verify(system).cancel(number + ":placeOrder:1");
    assertThat(only().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void whatWasNeverSentOrWasRefusedNeedsNoTakingBack() throws Exception {
    store.add(
        BusinessOrder.requested(
            number + ":placeOrder:1", number, "TARIFF_CHANGE", "改成 99 元套餐", clock.instant()));
    when(system.place(any())).thenThrow(new OrderRefusedException("欠费"));
    assertThatThrownBy(() -> place(2)).isInstanceOf(OrderRefusedException.class);

    orders.cancelAll(number);

    verify(system, never()).cancel(any());
    assertThat(store.of(number))
        .extracting(BusinessOrder::state)
        .containsExactlyInAnyOrder(State.CANCELLED, State.REFUSED);
  }

  @Test
  void takingBackIsTriedAgainWhenTheSystemIsDown() throws Exception {
    when(system.place(any())).thenReturn(BOOKED);
    place(1);
    doThrow(new IllegalStateException("down")).doNothing().when(system).cancel(any());

    assertThatThrownBy(() -> orders.cancelAll(number)).hasMessage("down");
    assertThat(only().state()).isEqualTo(State.BOOKED);
    assertThat(only().lastError()).contains("down");
    orders.cancelAll(number);

    assertThat(only().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aBookingThatArrivesAfterItWasTakenBackIsNoBooking() throws Exception {
    when(system.place(any()))
        .thenAnswer(
            call -> {
              store.markCancelled(number + ":placeOrder:1", clock.instant());
              return BOOKED;
            });

    assertThatThrownBy(() -> place(1)).hasMessageContaining("was taken back meanwhile");

    assertThat(only().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void anotherOperationThanTheOrderedOneIsSeen() throws Exception {
    when(system.place(any())).thenReturn(new Booking("BSS-2", "INVOICE", "ok"));

    assertThat(place(1).isWrongOperation()).isTrue();
  }

  private BusinessOrder place(int round) throws OrderRefusedException {
    return orders.place(number, "placeOrder", round, null);
  }

  private BusinessOrder only() {
    assertThat(store.of(number)).hasSize(1);
    return store.of(number).get(0);
  }
}
