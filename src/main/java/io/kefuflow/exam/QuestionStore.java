package io.kefuflow.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the question bank. Changes take part in the caller's transaction. */
public interface QuestionStore {

  /** By number; of one course unless null. */
  List<Question> all(String courseCode);

  Optional<Question> find(String number);

  /** Those of a course that papers are drawn with, by number. */
  List<Question> active(String courseCode);

  /** Another question of the course with the same text, in use or not. */
  Optional<Question> sameText(String courseCode, String text);

  /** Keeps a new one as version 1. */
  Question add(Question question, String by, Instant at);

  /**
   * Keeps the question as the version after its own.
   *
   * @return false, and nothing is stored, when its version is not the latest any more
   */
  boolean change(Question question, String by, Instant at);
}
