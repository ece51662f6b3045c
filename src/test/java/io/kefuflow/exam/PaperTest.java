package io.kefuflow.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaperTest {

  private static final List<String> OPTIONS = List.of("甲", "乙", "丙", "丁", "戊", "己");

  @Property
  void aPaperHasItsNumberOfDifferentQuestionsOfTheBank(
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 0, max = 59) int missing,
      @ForAll long seed) {
    List<Question> bank = bank(size);
    int count = Math.max(1, size - missing);

    List<PaperQuestion> paper = PaperQuestion.draw(bank, count, seed);

    assertThat(paper).hasSize(count);
    assertThat(paper).extracting(PaperQuestion::question).doesNotHaveDuplicates().isSubsetOf(bank);
    assertThat(paper)
        .extracting(PaperQuestion::position)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
  }

  @Property
  void theSameSeedDrawsTheSamePaper(
      @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed) {
    assertThat(PaperQuestion.draw(bank(size), size, seed))
        .isEqualTo(PaperQuestion.draw(bank(size), size, seed));
  }

  /** Papers of the past can be drawn again, whatever changes in the code. */
  @Test
  void aKnownSeedDrawsAKnownPaper() {
    assertThat(PaperQuestion.draw(bank(10), 5, 20261122L))
        .extracting(question -> question.question().number())
        .containsExactly("TM-000010", "TM-000001", "TM-000009", "TM-000008", "TM-000003");
  }

  @Property
  void anAnswerIsRightExactlyWhenItIsTheRightSet(
      @ForAll @Size(min = 1, max = 6) Set<@IntRange(min = 0, max = 5) Integer> correct,
      @ForAll Set<@IntRange(min = 0, max = 5) Integer> chosen) {
    var question = question(1, keys(correct));

    assertThat(PaperQuestion.score(List.of(new PaperQuestion(1, question, keys(chosen)))))
        .isEqualTo(correct.equals(chosen) ? 100 : 0);
  }

  @Property
  void theScoreIsTheShareOfRightAnswersInWholePercent(
      @ForAll @Size(min = 1, max = 50) List<Boolean> answers) {
    List<PaperQuestion> paper = new ArrayList<>();
    for (boolean right : answers) {
      paper.add(
          new PaperQuestion(
              paper.size() + 1, question(paper.size(), Set.of("A")), Set.of(right ? "A" : "B")));
    }
    long right = answers.stream().filter(answer -> answer).count();

    int score = PaperQuestion.score(paper);

    assertThat(score).isBetween(0, 100).isEqualTo((int) Math.floor(100.0 * right / paper.size()));
    for (int passMark = 1; passMark <= 100; passMark++) {
      assertThat(score >= passMark).isEqualTo(100 * right >= (long) passMark * paper.size());
    }
  }

  @Test
  void whatIsNotHandedInIsNotRight() {
    assertThat(
            PaperQuestion.score(
                List.of(
                    new PaperQuestion(1, question(1, Set.of("A")), null),
                    new PaperQuestion(2, question(2, Set.of("A")), Set.of()),
                    new PaperQuestion(3, question(3, Set.of("A")), Set.of("A")))))
        .isEqualTo(33);
  }

  private static List<Question> bank(int size) {
    return IntStream.range(0, size).mapToObj(i -> question(i, Set.of("A"))).toList();
  }

  private static Question question(int i, Set<String> correct) {
    return new Question(
        Question.NUMBERS.of(i + 1),
        new QuestionText(
            "telecom-law",
            correct.size() == 1 ? QuestionKind.SINGLE : QuestionKind.MULTIPLE,
            "题目" + i,
            OPTIONS,
            correct,
            null),
        true,
        1);
  }

  private static Set<String> keys(Set<Integer> positions) {
    var keys = new TreeSet<String>();
    positions.forEach(position -> keys.add(QuestionText.key(position)));
    return keys;
  }
}
