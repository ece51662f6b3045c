package io.kefuflow.training;

import io.kefuflow.routing.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session of a plan (P10.3).
 *
 * @param course code
 * @param startsAt inclusive
 * @param endsAt exclusive
 * @param trainer user id; null for a trainer from outside
 * @param externalTrainer name of a trainer from outside, else null
 * @param seats how many may take part
 * @param participants user ids
 * @param sequence counts the changes after the first invitation, as calendars do
 * @param cancellationReason null unless cancelled
 */
public record TrainingSession(
    SessionNumber number,
    String course,
    TrainingForm form,
    Instant startsAt,
    Instant endsAt,
    String place,
    String trainer,
    String externalTrainer,
    int seats,
    List<String> participants,
    SessionState state,
    int sequence,
    String cancellationReason) {

  public TrainingSession {
    participants = List.copyOf(participants);
  }

  /** When it takes place. */
  public Period period() {
    return new Period(startsAt, endsAt);
  }

  /** How long it takes. */
  public Duration length() {
    return Duration.between(startsAt, endsAt);
  }

  /** Everybody of the department who is there: the trainer first, then the participants. */
  public Set<String> people() {
    Set<String> people = new LinkedHashSet<>();
    Optional.ofNullable(trainer).ifPresent(people::add);
    people.addAll(participants);
    return people;
  }

  /** The same at another time and place. */
  TrainingSession moved(Instant start, Instant end, String newPlace) {
    return new TrainingSession(
        number,
        course,
        form,
        start,
        end,
        newPlace,
        trainer,
        externalTrainer,
        seats,
        participants,
        state,
        sequence + 1,
        cancellationReason);
  }

  /** The same with another colleague as trainer. */
  TrainingSession ledBy(String user) {
    return new TrainingSession(
        number,
        course,
        form == TrainingForm.EXTERNAL ? TrainingForm.INTERNAL : form,
        startsAt,
        endsAt,
        place,
        user,
        null,
        seats,
        participants,
        state,
        sequence + 1,
        cancellationReason);
  }

  TrainingSession in(SessionState newState) {
    return new TrainingSession(
        number,
        course,
        form,
        startsAt,
        endsAt,
        place,
        trainer,
        externalTrainer,
        seats,
        participants,
        newState,
        sequence,
        cancellationReason);
  }

  TrainingSession cancelled(String reason) {
    return new TrainingSession(
        number,
        course,
        form,
        startsAt,
        endsAt,
        place,
        trainer,
        externalTrainer,
        seats,
        participants,
        SessionState.CANCELLED,
        sequence + 1,
        reason);
  }

  /** The same with these participants. */
  public TrainingSession takenBy(List<String> users) {
    return new TrainingSession(
        number,
        course,
        form,
        startsAt,
        endsAt,
        place,
        trainer,
        externalTrainer,
        seats,
        users,
        state,
        sequence,
        cancellationReason);
  }

  /** The same at another time, to see whether it would do. */
  TrainingSession at(Period period) {
    return new TrainingSession(
        number,
        course,
        form,
        period.from(),
        period.to(),
        place,
        trainer,
        externalTrainer,
        seats,
        participants,
        state,
        sequence,
        cancellationReason);
  }
}
