package io.kefuflow.training.process;

import java.time.Duration;
import java.time.Instant;

/** When something is to happen before something else. */
final class Lead {

  private Lead() {}

  /** So long before the due instant; half-way from now where that is over already. */
  static Instant before(Instant due, Duration lead, Instant now) {
    Instant at = due.minus(lead);
    if (at.isAfter(now)) {
      return at;
    }
    return due.isAfter(now) ? now.plus(Duration.between(now, due).dividedBy(2)) : now;
  }
}
