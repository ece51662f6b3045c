package io.kefuflow.training;

import java.time.Instant;

/**
 * How participants evaluated a session: means of scores from 1 (poor) to 5 (very good).
 *
 * @param course code
 * @param trainer user id, null for a trainer from outside
 * @param answers how many, at least 1
 */
public record EvaluationRecord(
    SessionNumber session,
    String course,
    String trainer,
    Instant startsAt,
    int answers,
    double content,
    double teaching,
    double usefulness,
    double organisation) {

  /** The mean of the four scores. */
  public double overall() {
    return (content + teaching + usefulness + organisation) / 4;
  }
}
