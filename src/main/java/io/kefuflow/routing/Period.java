package io.kefuflow.routing;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Period(Instant from, Instant to) {

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
