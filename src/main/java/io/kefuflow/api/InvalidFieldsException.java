package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several fields of a request that cannot be taken, so that the sender need not find them one by
 * one.
 */
class InvalidFieldsException extends RuntimeException {

  private final transient List<InvalidInputException> errors;

  private InvalidFieldsException(List<InvalidInputException> errors) {
    this.errors = List.copyOf(errors);
  }

  /** At least one. */
  List<InvalidInputException> errors() {
    return errors;
  }

  /** Collects what the parts of a request have against themselves. */
  static final class Collector {

    private final List<InvalidInputException> errors = new ArrayList<>();

    /** The part, null when it cannot be taken. */
    <T> T take(Supplier<T> part) {
      try {
        return part.get();
      } catch (InvalidInputException e) {
        errors.add(e);
        return null;
      }
    }

    /**
     * @throws InvalidFieldsException when some part could not be taken
     */
    void complete() {
      if (!errors.isEmpty()) {
        throw new InvalidFieldsException(errors);
      }
    }
  }
}
