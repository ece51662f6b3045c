package io.kefuflow.competency;

import java.time.Instant;
import java.util.Map;

/**
 * What one source said of an employee.
 *
 * @param text strengths and weaknesses in words, record of the interview, or what was shown
 * @param by user id
 * @param ratings level by criterion code
 */
public record Assessment(
    AssessmentSource source, String text, String by, Instant at, Map<String, Integer> ratings) {

  public static final int LONGEST_TEXT = 1000;

  public Assessment {
    ratings = Map.copyOf(ratings);
  }
}
