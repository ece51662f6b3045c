package io.kefuflow.business;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A business system for trying out: keeps orders in memory and books each at once, unless it was
 * told to behave otherwise.
 */
public final class SimulatedBusinessSystem implements BusinessSystem {

  /** How it treats an order. */
  public enum Behaviour {
    /** Carries it out. */
    BOOK,
    /** Is not there. */
    DOWN,
    /** Carries it out, but the answer comes too late. */
    SLOW,
    /** Carries out something else (操作失误). */
    WRONG_OPERATION,
    /** Refuses for good. */
    REFUSE
  }

  private static final String WRONG_KIND = "TARIFF_CHANGE";
  private static final String ANOTHER_WRONG_KIND = "INVOICE";

  private final Behaviour usual;
  private final Map<String, Deque<Behaviour>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Booking> bookings = new ConcurrentHashMap<>();

  /**
   * @param usual how it treats orders for which it was told nothing
   */
  public SimulatedBusinessSystem(Behaviour usual) {
    this.usual = usual;
  }

  /** Says how the next calls for a case are treated, one after another; then as usual again. */
  public void script(String caseNumber, Behaviour... behaviours) {
    scripts.put(caseNumber, new ArrayDeque<>(Arrays.asList(behaviours)));
  }

  @Override
  public synchronized Booking place(OrderRequest order) throws OrderRefusedException {
    Behaviour behaviour = next(order.caseNumber());
    if (behaviour == Behaviour.DOWN) {
      throw new IllegalStateException("Simulated business system is down");
    }
    if (behaviour == Behaviour.REFUSE) {
      throw new OrderRefusedException("模拟业务系统：客户有未结清的费用");
    }
    Booking booking =
        bookings.computeIfAbsent(
            order.key(), key -> book(order, behaviour == Behaviour.WRONG_OPERATION));
    if (behaviour == Behaviour.SLOW) {
      throw new IllegalStateException("Simulated business system did not answer in time");
    }
    return booking;
  }

  private static Booking book(OrderRequest order, boolean wrongly) {
    String kind = order.kind();
    if (wrongly) {
      kind = kind.equals(WRONG_KIND) ? ANOTHER_WRONG_KIND : WRONG_KIND;
    }
    String number = "SIM-" + order.key().replaceFirst(":.*:", "-");
    return new Booking(number, kind, "模拟业务系统：已办理 " + kind);
  }

  private Behaviour next(String caseNumber) {
    Behaviour told = Optional.ofNullable(scripts.get(caseNumber)).map(Deque::poll).orElse(null);
    return told == null ? usual : told;
  }

  @Override
  public synchronized Optional<Booking> find(String key) {
    return Optional.ofNullable(bookings.get(key));
  }

  /** {@link Behaviour#DOWN} and {@link Behaviour#SLOW} hold for it as well. */
  @Override
  public synchronized void cancel(String key) {
    Behaviour behaviour = next(key.replaceFirst(":.*", ""));
    if (behaviour == Behaviour.DOWN || behaviour == Behaviour.SLOW) {
      throw new IllegalStateException("Simulated business system is down");
    }
    bookings.remove(key);
  }
}
