package io.kefuflow.competency;

import java.time.Instant;

/**
 * The assessment and development of one employee.
 *
 * @param startedBy user id
 * @param employee user id; null until chosen, as post and criteria version
 * @param criteriaVersion of the table of criteria that it is judged by
 * @param dueAt when the current step is due, null before the assessment and after the end
 * @param followUpAt when the next follow-up begins, null when none is planned
 * @param outcome null until it ends, as the two that follow
 */
public record Development(
    DevelopmentNumber number,
    String reason,
    String startedBy,
    Instant startedAt,
    String employee,
    Post post,
    Integer criteriaVersion,
    DevelopmentState state,
    Instant dueAt,
    Instant followUpAt,
    DevelopmentOutcome outcome,
    Instant closedAt,
    String closingNote) {

  public static final int LONGEST_REASON = 500;
  public static final int LONGEST_CLOSING_NOTE = 1000;

  static Development registered(
      DevelopmentNumber number, String reason, String startedBy, Instant startedAt) {
    return new Development(
        number,
        reason,
        startedBy,
        startedAt,
        null,
        null,
        null,
        DevelopmentState.SELECTING,
        null,
        null,
        null,
        null,
        null);
  }

  Development assessing(String employee, Post post, int criteriaVersion, Instant dueAt) {
    return new Development(
        number,
        reason,
        startedBy,
        startedAt,
        employee,
        post,
        criteriaVersion,
        DevelopmentState.ASSESSING,
        dueAt,
        null,
        null,
        null,
        null);
  }

  Development in(DevelopmentState state, Instant dueAt, Instant followUpAt) {
    return new Development(
        number,
        reason,
        startedBy,
        startedAt,
        employee,
        post,
        criteriaVersion,
        state,
        dueAt,
        followUpAt,
        null,
        null,
        null);
  }

  Development closed(DevelopmentOutcome outcome, Instant at, String note) {
    return new Development(
        number,
        reason,
        startedBy,
        startedAt,
        employee,
        post,
        criteriaVersion,
        DevelopmentState.CLOSED,
        null,
        null,
        outcome,
        at,
        note);
  }

  /** Whether it is this person's own. */
  public boolean isOf(String userId) {
    return employee != null && employee.equals(userId);
  }
}
