package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;

/**
 * An order to the business system and what came of it.
 *
 * @param key what the business system knows it by
 * @param kind code of the business that was ordered
 * @param orderNumber number in the business system, null before it is booked
 * @param bookedKind code of the business that was booked, null before
 * @param request what was asked, shortened
 * @param response what was answered, shortened; null before
 * @param attempts how often it was sent
 * @param bookedAt null before
 * @param cancelledAt null unless taken back
 * @param lastError of the last attempt that failed, null when none did
 */
public record BusinessOrder(
    String key,
    CaseNumber caseNumber,
    String kind,
    State state,
    String orderNumber,
    String bookedKind,
    String request,
    String response,
    int attempts,
    Instant createdAt,
    Instant bookedAt,
    Instant cancelledAt,
    String lastError) {

  private static final int LONGEST_REQUEST = 500;

  /** Where an order stands. */
  public enum State {
    /** Not booked as far as we know; an attempt may be under way or have ended unknown. */
    REQUESTED("待办理"),
    BOOKED("已办理"),
    REFUSED("被拒绝"),
    CANCELLED("已撤销");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Chinese name shown to people. */
    public String label() {
      return label;
    }
  }

  /** A new order. */
  static BusinessOrder requested(
      String key, CaseNumber caseNumber, String kind, String request, Instant now) {
    return new BusinessOrder(
        key,
        caseNumber,
        kind,
        State.REQUESTED,
        null,
        null,
        request.substring(0, Math.min(request.length(), LONGEST_REQUEST)),
        null,
        0,
        now,
        null,
        null,
        null);
  }

  /** Whether the business system did something else than was ordered (P3.9). */
  public boolean isWrongOperation() {
    return bookedKind != null && !bookedKind.equals(kind);
  }

  /** Whether the business system may have booked it and not taken it back. */
  boolean mayStand() {
    return state == State.BOOKED || state == State.REQUESTED;
  }
}
