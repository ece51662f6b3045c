package io.kefuflow.training;

/**
 * Why a session cannot take place as planned.
 *
 * @param kind what is in the way
 * @param employee user id of whom it concerns; null for a whole team
 * @param text one Chinese clause for people, e.g. 王小明 已参加 PX-000003-01（12-01 09:00–11:00）
 */
public record BookingConflict(Kind kind, String employee, String text) {

  /** What is in the way. */
  public enum Kind {
    /** Another session at the same time. */
    BOOKED,
    /** Marked absent at that time. */
    ABSENT,
    /** On shift, and nobody of the team is left to cover it. */
    ON_SHIFT,
    /** Has left the company. */
    LEFT
  }
}
