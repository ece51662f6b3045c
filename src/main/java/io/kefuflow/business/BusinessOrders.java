package io.kefuflow.business;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders with the business system and takes them back (P3.8, P3.9). Doing either again does
 * nothing again.
 *
 * <p>It runs outside the caller's transaction, and each of its steps (claim, call, note) is a short
 * one of its own: a slow business system holds no lock, and what it did stays noted whatever
 * happens to the caller. An attempt that ended without an answer may have been booked; the next one
 * asks for that before it orders again, under the same key.
 */
@Service
public class BusinessOrders {

  /** Longer than the slowest attempt: two calls of a quarter of a job's lock time each. */
  static final Duration CLAIM = Duration.ofMinutes(3);

  private final OrderStore store;
  private final ApplicationRounds rounds;
  private final BusinessSystem system;
  private final Cases cases;
  private final Customers customers;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BusinessOrders(
      OrderStore store,
      ApplicationRounds rounds,
      BusinessSystem system,
      Cases cases,
      Customers customers,
      Timeline timeline,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.store = store;
    this.rounds = rounds;
    this.system = system;
    this.cases = cases;
    this.customers = customers;
    this.timeline = timeline;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The orders of a case in the order in which they were placed. */
  public List<BusinessOrder> of(CaseNumber caseNumber) {
    return store.of(caseNumber);
  }

  /**
   * Orders what the case applies for in its current round. Returns when it is booked, now or since
   * earlier.
   *
   * @param element of the model that orders, part of the key
   * @param orderRound which order of the case it is, from 1; part of the key
   * @param note what the agent says about carrying it out, null for nothing
   * @throws OrderRefusedException when the business system refused it for good, now or earlier
   * @throws RuntimeException when trying again may help; noted with the order unless another
   *     attempt is under way
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public BusinessOrder place(CaseNumber caseNumber, String element, int orderRound, String note)
      throws OrderRefusedException {
    OrderRequest request = request(caseNumber, element, orderRound, note);
    String key = request.key();
    if (store.find(key).isEmpty()) {
      store.add(
          BusinessOrder.requested(
              key, caseNumber, request.kind(), request.plan(), clock.instant()));
    }
    BusinessOrder order = get(key);
    switch (order.state()) {
      case BOOKED -> {
        return order;
      }
      case REFUSED -> throw new OrderRefusedException(order.response());
      case CANCELLED -> throw new IllegalStateException("Order " + key + " was taken back");
      case REQUESTED -> claim(order);
    }
    try {
      Booking booking = attempt(request, order.attempts() > 0);
      transaction.executeWithoutResult(status -> booked(order, booking));
    } catch (OrderRefusedException e) {
      transaction.executeWithoutResult(status -> refused(order, e.getMessage()));
      throw e;
    } catch (RuntimeException e) {
      store.markFailed(key, e.toString());
      throw e;
    }
    return get(key);
  }

  private Booking attempt(OrderRequest request, boolean again) throws OrderRefusedException {
    Optional<Booking> earlier = again ? system.find(request.key()) : Optional.empty();
    return earlier.isPresent() ? earlier.get() : system.place(request);
  }

  private void booked(BusinessOrder order, Booking booking) {
    if (!store.markBooked(order.key(), booking, clock.instant())) {
      throw new IllegalStateException("Order " + order.key() + " was taken back meanwhile");
    }
    timeline.append(
        order.caseNumber(),
        CaseEvent.Kind.ORDERED,
        "业务系统已办理",
        List.of(CaseEvent.Detail.of("业务系统单号", booking.orderNumber())));
  }

  private void refused(BusinessOrder order, String reason) {
    store.markRefused(order.key(), reason);
    timeline.append(
        order.caseNumber(),
        CaseEvent.Kind.ORDERED,
        "业务系统拒绝办理",
        List.of(CaseEvent.Detail.of("原因", reason)));
  }

  /**
   * Takes back every order of the case that the business system may have booked.
   *
   * @throws RuntimeException when trying again may help, also when an order is just being placed
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void cancelAll(CaseNumber caseNumber) {
    store.of(caseNumber).stream().filter(BusinessOrder::mayStand).forEach(this::cancel);
  }

  private void cancel(BusinessOrder order) {
    claim(order);
    try {
      if (order.attempts() > 0) {
        system.cancel(order.key());
      }
      transaction.executeWithoutResult(status -> cancelled(order));
    } catch (RuntimeException e) {
      store.markFailed(order.key(), e.toString());
      throw e;
    }
  }

  private void cancelled(BusinessOrder order) {
    store.markCancelled(order.key(), clock.instant());
    timeline.append(
        order.caseNumber(),
        CaseEvent.Kind.ORDERED,
        "已在业务系统撤销办理",
        order.orderNumber() == null
            ? List.of()
            : List.of(CaseEvent.Detail.of("业务系统单号", order.orderNumber())));
  }

  private void claim(BusinessOrder order) {
    Instant now = clock.instant();
    if (!store.claim(order.key(), order.state(), now, now.minus(CLAIM))) {
      throw new IllegalStateException(
          "Order " + order.key() + " is in the hands of another attempt");
    }
  }

  private BusinessOrder get(String key) {
    return store.find(key).orElseThrow();
  }

  private OrderRequest request(CaseNumber caseNumber, String element, int orderRound, String note) {
    ApplicationRound round =
        rounds
            .current(caseNumber)
            .orElseThrow(() -> new IllegalStateException("No application in " + caseNumber));
    Optional<Customer> customer =
        Optional.ofNullable(cases.get(caseNumber).customerId()).flatMap(customers::find);
    return new OrderRequest(
        "%s:%s:%d".formatted(caseNumber, element, orderRound),
        caseNumber.value(),
        round.entry().kind(),
        customer.map(Customer::name).orElse(null),
        customer.map(Customer::phone).map(phone -> phone.e164()).orElse(null),
        round.plan(),
        note);
  }
}
