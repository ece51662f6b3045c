package io.kefuflow.exam;

import java.util.List;

/**
 * What a participant sees of a question.
 *
 * @param position on the paper, from 1
 * @param options in order; their keys are A, B and so on
 */
public record ShownQuestion(int position, QuestionKind kind, String text, List<String> options) {

  /** The key of an option by its position from 0. */
  public static String key(int option) {
    return QuestionText.key(option);
  }
}
