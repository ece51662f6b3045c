package io.kefuflow.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the catalogue. Changes take part in the caller's transaction. */
public interface CourseStore {

  /** By code. */
  List<Course> all();

  Optional<Course> find(String code);

  /**
   * Stores the course as the version after its own; false, and nothing is stored, when that is not
   * the latest any more.
   */
  boolean save(Course course, String changedBy, Instant changedAt);
}
