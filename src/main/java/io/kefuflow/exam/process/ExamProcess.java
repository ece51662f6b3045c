package io.kefuflow.exam.process;

import io.kefuflow.shared.process.ProcessVariable;
import java.util.List;

/** Vocabulary of {@code processes/exam/exam.bpmn} and of the forms of its tasks. */
final class ExamProcess {

  static final String KEY = "exam";

  /** Error: the bank has not enough questions in use for a paper. */
  static final String TOO_FEW_QUESTIONS = "TOO_FEW_QUESTIONS";

  /** EXAM or ROLE_PLAY. */
  static final ProcessVariable<String> EXAM_ASSESSMENT = ProcessVariable.text("examAssessment");

  /** How the latest round ended: PASSED, FAILED or ABSENT. */
  static final ProcessVariable<String> EXAM_OUTCOME = ProcessVariable.text("examOutcome");

  /** What follows a round that was not passed: REPEAT, SUPERVISOR or END. */
  static final ProcessVariable<String> EXAM_NEXT = ProcessVariable.text("examNext");

  /** Name of a final {@link io.kefuflow.exam.ExamState}, handed to the calling process. */
  static final ProcessVariable<String> EXAM_RESULT = ProcessVariable.text("examResult");

  /** What forms show of the exam, Markdown; made when a form is opened. */
  static final ProcessVariable<String> EXAM_SUMMARY = ProcessVariable.text("examSummary");

  /**
   * The page to be answered, without answers: for n from 1 to 5 the label {@code textN}, and the
   * options as {@code singleN} or {@code multipleN}; null where there is none.
   */
  static final ProcessVariable<Object> EXAM_PAGE = new ProcessVariable<>("examPage", Object.class);

  static final ProcessVariable<String> SINGLE_ANSWER_1 = ProcessVariable.text("singleAnswer1");
  static final ProcessVariable<String> SINGLE_ANSWER_2 = ProcessVariable.text("singleAnswer2");
  static final ProcessVariable<String> SINGLE_ANSWER_3 = ProcessVariable.text("singleAnswer3");
  static final ProcessVariable<String> SINGLE_ANSWER_4 = ProcessVariable.text("singleAnswer4");
  static final ProcessVariable<String> SINGLE_ANSWER_5 = ProcessVariable.text("singleAnswer5");

  static final ProcessVariable<Object> MULTIPLE_ANSWER_1 = list("multipleAnswer1");
  static final ProcessVariable<Object> MULTIPLE_ANSWER_2 = list("multipleAnswer2");
  static final ProcessVariable<Object> MULTIPLE_ANSWER_3 = list("multipleAnswer3");
  static final ProcessVariable<Object> MULTIPLE_ANSWER_4 = list("multipleAnswer4");
  static final ProcessVariable<Object> MULTIPLE_ANSWER_5 = list("multipleAnswer5");

  /** The key chosen of the n-th question of the page, where one may be chosen. */
  static final List<ProcessVariable<String>> SINGLE_ANSWERS =
      List.of(SINGLE_ANSWER_1, SINGLE_ANSWER_2, SINGLE_ANSWER_3, SINGLE_ANSWER_4, SINGLE_ANSWER_5);

  /** The list of keys chosen of the n-th question of the page, where several may be chosen. */
  static final List<ProcessVariable<Object>> MULTIPLE_ANSWERS =
      List.of(
          MULTIPLE_ANSWER_1,
          MULTIPLE_ANSWER_2,
          MULTIPLE_ANSWER_3,
          MULTIPLE_ANSWER_4,
          MULTIPLE_ANSWER_5);

  /** Whether the employee came to the role play. */
  static final ProcessVariable<Boolean> ROLE_PLAY_ATTENDED =
      ProcessVariable.flag("rolePlayAttended");

  /** Percent. */
  static final ProcessVariable<Number> ROLE_PLAY_SCORE = ProcessVariable.number("rolePlayScore");

  static final ProcessVariable<String> ROLE_PLAY_REMARKS = ProcessVariable.text("rolePlayRemarks");

  /** When the next round opens; date and time with offset, ISO 8601. */
  static final ProcessVariable<String> EXAM_REPEAT_AT = ProcessVariable.text("examRepeatAt");

  /** Whether the supervisor lets somebody who failed twice try again. */
  static final ProcessVariable<Boolean> REPEAT_ALLOWED = ProcessVariable.flag("repeatAllowed");

  static final ProcessVariable<String> COACHING_NOTE = ProcessVariable.text("coachingNote");

  private ExamProcess() {}

  private static ProcessVariable<Object> list(String name) {
    return new ProcessVariable<>(name, Object.class);
  }
}
