package io.kefuflow.business;

import java.util.Optional;

/**
 * Port: the system in which business is carried out (业务系统, P3.8). Bounded in time: each call ends
 * within a quarter of a job's lock time. Any exception besides the declared one means that the
 * outcome is not known and that trying again may help.
 */
public interface BusinessSystem {

  /**
   * Carries an order out, once for its key however often it is asked.
   *
   * @throws OrderRefusedException when it refuses for good; nothing was booked then
   */
  Booking place(OrderRequest order) throws OrderRefusedException;

  /** What was carried out under the key and not taken back; empty when nothing was. */
  Optional<Booking> find(String key);

  /**
   * Takes back what was carried out under the key. Does nothing when nothing was, or when it was
   * taken back before.
   */
  void cancel(String key);
}
