package io.kefuflow.training;

import java.time.Instant;
import java.util.List;

/**
 * A session as people enter it: nothing in it is checked yet. Null stands for nothing entered.
 *
 * @param course code
 * @param trainer user id of a colleague
 * @param externalTrainer name of a trainer from outside
 * @param participants user ids
 */
public record SessionDraft(
    String course,
    TrainingForm form,
    Instant startsAt,
    Instant endsAt,
    String place,
    String trainer,
    String externalTrainer,
    Integer seats,
    List<String> participants) {

  /** The draft with what it leaves open taken from a session. */
  SessionDraft over(TrainingSession session) {
    TrainingForm newForm = form == null ? session.form() : form;
    return new SessionDraft(
        blank(course) ? session.course() : course,
        newForm,
        startsAt == null ? session.startsAt() : startsAt,
        endsAt == null ? session.endsAt() : endsAt,
        blank(place) ? session.place() : place,
        blank(trainer) ? session.trainer() : trainer,
        blank(externalTrainer) ? session.externalTrainer() : externalTrainer,
        seats == null ? session.seats() : seats,
        participants == null || participants.isEmpty() ? session.participants() : participants);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
