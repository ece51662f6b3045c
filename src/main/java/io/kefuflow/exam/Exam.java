package io.kefuflow.exam;

import io.kefuflow.course.Assessment;
import io.kefuflow.shared.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The exam of one employee in one course, with its repeats.
 *
 * @param number e.g. {@code KS-000012}, the business key of its process
 * @param employee user id
 * @param sessionNumber the training session that it belongs to, null for none
 * @param trainer user id of who arranges and judges it, null when any trainer may
 * @param assessment this and what follows are those of the course when the exam was registered: it
 *     is the same in all rounds, whatever becomes of the course
 * @param questions how many a paper has; 0 for a role play
 * @param passMark percent from which a round is passed
 * @param timeLimit for all pages of a paper; zero for a role play
 * @param endedAt null while it is open
 * @param coachingNote what the supervisor agreed with somebody who failed, null when nothing
 * @param rounds the first one first
 */
public record Exam(
    String number,
    String employee,
    String courseCode,
    String sessionNumber,
    String trainer,
    Assessment assessment,
    int questions,
    int passMark,
    Duration timeLimit,
    ExamState state,
    Instant registeredAt,
    Instant endedAt,
    String coachingNote,
    List<ExamRound> rounds) {

  /** How exams are numbered. */
  public static final SerialNumber NUMBERS = new SerialNumber("KS", "考核");

  private static final int MOST_FAILURES = 2;
  private static final int MOST_ABSENCES = 2;

  public Exam {
    rounds = List.copyOf(rounds);
  }

  public boolean passed() {
    return state == ExamState.PASSED;
  }

  /** Percent of the last round that was scored, null when none was. */
  public Integer score() {
    return rounds.stream()
        .map(ExamRound::score)
        .filter(score -> score != null)
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** The latest round, null before the first. */
  public ExamRound latest() {
    return rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
  }

  /** What follows the latest round; empty when it was passed (P10.7). */
  public Optional<NextStep> nextStep() {
    return switch (latest().outcome()) {
      case PASSED -> Optional.empty();
      case FAILED -> Optional.of(more(MOST_FAILURES, NextStep.SUPERVISOR));
      case ABSENT -> Optional.of(more(MOST_ABSENCES, NextStep.END));
    };
  }

  /** Another round, until the outcome of the latest has come so many times. */
  private NextStep more(int most, NextStep then) {
    RoundOutcome outcome = latest().outcome();
    return rounds.stream().filter(round -> round.outcome() == outcome).count() < most
        ? NextStep.REPEAT
        : then;
  }
}
