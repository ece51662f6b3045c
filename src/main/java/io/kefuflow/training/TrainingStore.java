package io.kefuflow.training;

import io.kefuflow.course.ContentArea;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: where plans, their sessions and what came of them are kept. */
public interface TrainingStore {

  /** A new plan with its participants, {@link PlanState#PREPARING}. */
  PlanNumber create(PlanProposal proposal, Instant at);

  Optional<TrainingPlan> find(PlanNumber number);

  /** As {@link #find}; others who want to change the plan wait until the transaction ends. */
  Optional<TrainingPlan> lock(PlanNumber number);

  /** The plans, the latest first; of one state unless null. */
  List<TrainingPlan> plans(PlanState state);

  /**
   * Moves a plan on.
   *
   * @param expected where it must stand for that
   * @param note why; null for no reason
   * @return false when it stands elsewhere
   */
  boolean move(PlanNumber number, Collection<PlanState> expected, PlanState to, String note);

  /** Notes who is asked about what until when; answers that there are stay. */
  void ask(PlanNumber number, List<String> employees, Set<ContentArea> areas, Instant dueAt);

  /** Notes what the planner sums up. */
  void conclude(PlanNumber number, String conclusion, String adjustments);

  /** Closes a plan in this state. */
  void close(PlanNumber number, PlanState state, String note, Instant at);

  /** All participants with their answers, by user id. */
  List<NeedAnswer> needs(PlanNumber number);

  /**
   * Notes an answer.
   *
   * @return false when there is one already, or the person does not take part
   */
  boolean answer(PlanNumber number, NeedAnswer answer);

  /** Until the transaction ends nobody else books people. */
  void lockBookings();

  /** Adds a session, or replaces what is kept under its number. */
  void put(TrainingSession session);

  void remove(SessionNumber number);

  Optional<TrainingSession> session(SessionNumber number);

  /** The sessions of a plan in their order. */
  List<TrainingSession> sessions(PlanNumber number);

  /**
   * The sessions that book people within the time: not cancelled, of plans that are submitted or
   * approved.
   */
  List<TrainingSession> booked(Instant from, Instant to);

  /**
   * The sessions of approved plans that begin within the time, the earliest first.
   *
   * @param employee only those that this person takes part in or leads, unless null
   */
  List<TrainingSession> sessions(String employee, Instant from, Instant to);

  /** Who has a place, by user id. */
  List<Seat> seats(SessionNumber number);

  /** Notes who of the participants was there; all others were not. */
  void attend(SessionNumber number, Collection<String> present);

  void examined(SessionNumber number, String employee, String result);

  /**
   * Notes an evaluation.
   *
   * @return false when there is one of this person already
   */
  boolean evaluate(SessionNumber number, String employee, Evaluation evaluation, Instant at);

  /** The evaluations of a session in the order in which they came. */
  List<Evaluation> evaluations(SessionNumber number);

  /** Who had a place in the sessions that were held and began within the time, in their order. */
  List<AttendanceRecord> attendance(Instant from, Instant to);

  Optional<Departure> departure(String employee);

  void depart(Departure departure);

  /** Forgets that the person has left; nothing when they have not. */
  void comeBack(String employee);

  /** User ids of those who have left. */
  Set<String> departed();

  /**
   * Takes a person out of the sessions that begin after the instant and are not held or cancelled.
   *
   * @return these sessions
   */
  List<SessionNumber> giveUpSeats(String employee, Instant after);

  /** User ids of everybody who makes, takes part in or teaches in a plan that is not closed. */
  Set<String> involved();
}
