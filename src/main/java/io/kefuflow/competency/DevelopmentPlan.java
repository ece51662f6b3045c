package io.kefuflow.competency;

import java.time.Instant;
import java.time.Period;
import java.util.List;

/**
 * What an employee and the supervisor want to do (P11.4).
 *
 * @param round counted from 1; each change of the plan is another round
 * @param measures 1 to {@value #MOST_MEASURES}, in the order of the form
 * @param followUpWeeks weeks between two follow-ups
 * @param by user id of who made it
 * @param agreed what the employee said; null while nothing was said
 * @param objection why not, null when agreed
 * @param decision what the manager said of it, null when not asked
 */
public record DevelopmentPlan(
    int round,
    List<Measure> measures,
    int followUpWeeks,
    String by,
    Instant at,
    Boolean agreed,
    String objection,
    String decision) {

  /** As many as the form has fields for. */
  public static final int MOST_MEASURES = 5;

  public static final int MOST_WEEKS = 26;
  public static final int LONGEST_OBJECTION = 500;

  public DevelopmentPlan {
    measures = List.copyOf(measures);
  }

  /** The time between two follow-ups. */
  public Period interval() {
    return Period.ofWeeks(followUpWeeks);
  }

  /** The same with what the employee said. */
  DevelopmentPlan answered(boolean agreed, String objection) {
    return new DevelopmentPlan(round, measures, followUpWeeks, by, at, agreed, objection, decision);
  }

  /** The same with other measures. */
  DevelopmentPlan with(List<Measure> measures) {
    return new DevelopmentPlan(round, measures, followUpWeeks, by, at, agreed, objection, decision);
  }

  /** The same with what the manager said. */
  DevelopmentPlan decided(String decision) {
    return new DevelopmentPlan(round, measures, followUpWeeks, by, at, agreed, objection, decision);
  }
}
