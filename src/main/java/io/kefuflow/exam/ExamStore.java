package io.kefuflow.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: exams, their rounds and papers. Changes take part in the caller's transaction. */
public interface ExamStore {

  /** Keeps a new one without rounds and gives it its number; the number of the given is ignored. */
  Exam add(Exam exam);

  Optional<Exam> find(String number);

  /**
   * The latest first.
   *
   * @param most how many at most
   */
  List<Exam> search(ExamQuery query, int most);

  /** Those of a person that have not ended, the latest first. */
  List<Exam> open(String employee);

  /** Keeps a new round with its paper, which is empty for a role play. */
  void open(String number, ExamRound round, List<PaperQuestion> paper);

  /** Writes how a round went. */
  void update(String number, ExamRound round);

  /** The paper of a round, in order. */
  List<PaperQuestion> paper(String number, int round);

  /** Keeps an answer, once and for all. */
  void answer(String number, int round, int position, Set<String> answer, Instant at);

  /** Ends an open exam; nothing happens to one that has ended. */
  void end(String number, ExamState state, String coachingNote, Instant at);
}
