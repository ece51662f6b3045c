package io.kefuflow.exam;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt.
 *
 * @param round from 1
 * @param seed by which the paper was drawn, null for a role play
 * @param passMark percent from which it is passed
 * @param timeLimit for all pages from the beginning; zero for a role play
 * @param begunAt when the first page was handed out, null before and for a role play
 * @param outcome null while it is open
 * @param score percent, null before the end and when it was missed
 * @param remarks of who judged a role play, null when there are none
 * @param scoredBy user id of who judged a role play, else null
 */
public record ExamRound(
    int round,
    Long seed,
    int passMark,
    Duration timeLimit,
    Instant openedAt,
    Instant begunAt,
    Instant endedAt,
    RoundOutcome outcome,
    Integer score,
    String remarks,
    String scoredBy) {

  /** When the time for answers is over; null before it has begun. */
  public Instant answerBy() {
    return begunAt == null ? null : begunAt.plus(timeLimit);
  }

  ExamRound begun(Instant at) {
    return new ExamRound(
        round, seed, passMark, timeLimit, openedAt, at, endedAt, outcome, score, remarks, scoredBy);
  }

  ExamRound missed(Instant at) {
    return new ExamRound(
        round,
        seed,
        passMark,
        timeLimit,
        openedAt,
        begunAt,
        at,
        RoundOutcome.ABSENT,
        null,
        null,
        null);
  }

  ExamRound scored(Instant at, int percent, String note, String by) {
    return new ExamRound(
        round,
        seed,
        passMark,
        timeLimit,
        openedAt,
        begunAt,
        at,
        percent >= passMark ? RoundOutcome.PASSED : RoundOutcome.FAILED,
        percent,
        note,
        by);
  }
}
