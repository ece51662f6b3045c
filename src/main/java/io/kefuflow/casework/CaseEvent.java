package io.kefuflow.casework;

import io.kefuflow.shared.Actor;
import java.time.Instant;
import java.util.List;

/**
 * One entry of a case's timeline. Never changed or removed.
 *
 * @param actor user id, {@value #SYSTEM} for the application itself
 * @param kind what happened
 * @param summary one Chinese sentence
 * @param details what was entered or changed, in order
 */
public record CaseEvent(
    CaseNumber caseNumber,
    Instant at,
    String actor,
    Kind kind,
    String summary,
    List<Detail> details) {

  /** Actor of what nobody did by hand. */
  public static final String SYSTEM = Actor.SYSTEM;

  /** What happened. */
  public enum Kind {
    OPENED,
    RATED,
    TASK_COMPLETED,
    STATUS_CHANGED,
    MESSAGE_SENT,
    CUSTOMER_SAID,
    DEADLINE,
    HANDED_OVER,
    ASSIGNED,
    ATTACHED,
    LINKED,
    CLOSED,
    REOPENED,
    ORDERED
  }

  /**
   * A value that was entered, or changed from {@code before}.
   *
   * @param before null when there was none
   */
  public record Detail(String label, String before, String after) {

    /** A value without a predecessor. */
    public static Detail of(String label, String value) {
      return new Detail(label, null, value);
    }
  }
}
