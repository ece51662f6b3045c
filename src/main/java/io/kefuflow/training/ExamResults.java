package io.kefuflow.training;

import java.util.Set;

/** What results of an assessment count for, as the exam process says them. */
final class ExamResults {

  private static final String PASSED = "PASSED";

  /** Who was absent or has left was not examined. */
  private static final Set<String> EXAMINED = Set.of(PASSED, "NOT_CERTIFIED");

  private ExamResults() {}

  /**
   * @param result null without an assessment
   */
  static boolean isExamined(String result) {
    return result != null && EXAMINED.contains(result);
  }

  static boolean isPassed(String result) {
    return PASSED.equals(result);
  }
}
