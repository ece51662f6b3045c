package io.kefuflow.competency;

import io.kefuflow.course.ContentArea;

/**
 * What the holder of a post should be able to do, and how well (P11.1).
 *
 * @param code unique within a post, e.g. {@code complaint-handling}
 * @param name Chinese, at most {@value #LONGEST_NAME} characters
 * @param target level that is wanted, {@value #LOWEST} to {@value #HIGHEST}
 * @param weight how much it counts among the criteria of the post, at least 1
 */
public record Criterion(String code, String name, ContentArea area, int target, int weight) {

  /** 不了解. */
  public static final int LOWEST = 1;

  /** 可指导他人. */
  public static final int HIGHEST = 5;

  /** What still fits beside an axis of the radar chart. */
  public static final int LONGEST_NAME = 12;

  public static final int LARGEST_WEIGHT = 100;

  /** With fewer there is no area on a radar chart. */
  public static final int FEWEST = 3;

  /** As many as the forms have fields for. */
  public static final int MOST = 8;

  /** Whether there is such a level. */
  public static boolean isLevel(int level) {
    return level >= LOWEST && level <= HIGHEST;
  }
}
