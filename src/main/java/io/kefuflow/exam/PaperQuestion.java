package io.kefuflow.exam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A question on a paper, as the bank had it when the paper was drawn. It holds the right answer:
 * what a participant may see of it is {@link #shown}.
 *
 * @param position on the paper, from 1
 * @param answer the keys that were chosen, null while it is not handed in
 */
public record PaperQuestion(int position, Question question, Set<String> answer) {

  /**
   * Draws the questions of a paper. The same questions in the same order and the same seed give the
   * same paper.
   *
   * @param bank questions to draw from, each once
   * @param count how many are drawn, not more than there are
   */
  static List<PaperQuestion> draw(List<Question> bank, int count, long seed) {
    var mixed = new ArrayList<>(bank);
    Collections.shuffle(mixed, new Random(seed));
    var paper = new ArrayList<PaperQuestion>(count);
    for (Question question : mixed.subList(0, count)) {
      paper.add(new PaperQuestion(paper.size() + 1, question, null));
    }
    return paper;
  }

  /** How much of a paper is right, in whole percent; what was not handed in is not. */
  static int score(List<PaperQuestion> paper) {
    return (int) (100 * paper.stream().filter(PaperQuestion::isRight).count() / paper.size());
  }

  private boolean isRight() {
    return answer != null && question.content().isRight(answer);
  }

  ShownQuestion shown() {
    QuestionText content = question.content();
    return new ShownQuestion(position, content.kind(), content.text(), content.options());
  }
}
