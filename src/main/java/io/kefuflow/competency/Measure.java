package io.kefuflow.competency;

import java.time.LocalDate;

/**
 * Something that is done to close a gap or to use a strength (P11.4).
 *
 * @param criterion code of the criterion that it serves
 * @param due by which day
 * @param trainingPlan number of the training plan that was begun for it, null while there is none
 */
public record Measure(
    Kind kind, String text, String criterion, LocalDate due, String trainingPlan) {

  public static final int LONGEST_TEXT = 300;

  /** The same, carried out by a training plan. */
  Measure by(String plan) {
    return new Measure(kind, text, criterion, due, plan);
  }

  /** Whether the other says the same, until whenever. */
  boolean isSameAs(Measure other) {
    return kind == other.kind && text.equals(other.text) && criterion.equals(other.criterion);
  }

  /** Whether a training plan is still to be begun for it. */
  boolean isToBegin() {
    return kind == Kind.TRAINING && trainingPlan == null;
  }

  /** What kind of thing is done. */
  public enum Kind {
    TRAINING("培训"),
    COACHING("辅导"),
    POST_CHANGE("岗位调整"),
    PROMOTION("晋升");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Chinese name. */
    public String label() {
      return label;
    }
  }
}
