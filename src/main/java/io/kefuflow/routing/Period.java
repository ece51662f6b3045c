package io.kefuflow.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A stretch of time. Ordered by when it begins.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(Instant from, Instant to) implements Comparable<Period> {

  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::from).thenComparing(Period::to);

  /** Whether the instant is within it. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Whether they have some time in common. */
  public boolean overlaps(Period other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  /** The time that they have in common, if any. */
  Optional<Period> intersection(Period other) {
    return overlaps(other)
        ? Optional.of(
            new Period(
                from.isAfter(other.from) ? from : other.from,
                to.isBefore(other.to) ? to : other.to))
        : Optional.empty();
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }
}
