package io.kefuflow.competency;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where developments are kept. */
public interface DevelopmentStore {

  /** Keeps a new development and gives it its number. */
  Development create(String reason, String startedBy, Instant at);

  /** The development with this number. */
  Optional<Development> find(DevelopmentNumber number);

  /** The development of an employee that has not ended. */
  Optional<Development> open(String employee);

  /**
   * Developments, the latest first.
   *
   * @param employees only of these; null for all, also those whose employee is not chosen yet
   * @param state only in this; null for all
   * @param most how many at most
   */
  List<Development> list(Collection<String> employees, DevelopmentState state, int most);

  /** Keeps what has changed, if it is still in the state that was expected. */
  boolean update(Development development, DevelopmentState expected);

  /** Pins the criteria that it is judged by. */
  void pin(DevelopmentNumber number, List<Criterion> criteria);

  /** The pinned criteria in the order of their table. */
  List<Criterion> criteria(DevelopmentNumber number);

  /** Keeps an assessment; the same source again replaces what it said before. */
  void add(DevelopmentNumber number, Assessment assessment);

  /** The assessments that are there, in the order of the sources. */
  List<Assessment> assessments(DevelopmentNumber number);

  /** Keeps a plan as the next round. */
  void add(DevelopmentNumber number, DevelopmentPlan plan);

  /** Keeps what the employee said and the training plans that were begun. */
  void update(DevelopmentNumber number, DevelopmentPlan plan);

  /** All rounds of the plan, the first first. */
  List<DevelopmentPlan> plans(DevelopmentNumber number);

  /** Keeps a follow-up. */
  void add(DevelopmentNumber number, FollowUp followUp);

  /** The follow-ups, the first first. */
  List<FollowUp> followUps(DevelopmentNumber number);
}
