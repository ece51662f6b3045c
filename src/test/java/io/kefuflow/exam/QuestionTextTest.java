package io.kefuflow.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTextTest {

  @Test
  void aJudgementNeedsNoOptions() {
    var question =
        new QuestionText("telecom-law", QuestionKind.JUDGEMENT, "对吗", null, Set.of("B"), " ");

    assertThat(question.options()).containsExactly("正确", "错误");
    assertThat(question.explanation()).isNull();
    assertThat(question.isRight(Set.of("B"))).isTrue();
  }

  @Test
  void severalAnswersAreRightOnlyTogether() {
    var question = question(QuestionKind.MULTIPLE, "甲|乙|丙", "C|A");

    assertThat(question.correct()).containsExactly("A", "C");
    assertThat(question.isRight(Set.of("A", "C"))).isTrue();
    assertThat(question.isRight(Set.of("A"))).isFalse();
    assertThat(question.isRight(Set.of("A", "B", "C"))).isFalse();
    assertThat(question.isRight(Set.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE, 甲|乙, A|B, 或改为多选题",
    "SINGLE, 甲|乙, '', 现有 0 个",
    "SINGLE, 甲|乙, C, 不在选项中",
    "SINGLE, 甲|乙, a, 不在选项中",
    "SINGLE, 甲, A, 选项应为 2 至 6 个",
    "SINGLE, 甲|乙|丙|丁|戊|己|庚, A, 现有 7 个",
    "SINGLE, 甲|甲, A, 选项有重复",
    "SINGLE, 甲| , A, 选项B不能为空",
    "MULTIPLE, 甲|乙, A, 两个以上",
    "JUDGEMENT, 对|不对, A, 判断题的选项",
    "JUDGEMENT, '', A|B, 有且只有一个",
    "JUDGEMENT, '', C, 不在选项中"
  })
  void whatIsWrongIsSaid(QuestionKind kind, String options, String correct, String problem) {
    assertThatThrownBy(() -> question(kind, options, correct))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aTextIsOneLineOfBoundedLength() {
    assertThatThrownBy(() -> text("长".repeat(501))).hasMessageContaining("最多500个字");
    assertThatThrownBy(() -> text("一\n二")).hasMessageContaining("不能换行");
    assertThatThrownBy(() -> text(null)).hasMessageContaining("题目不能为空");
    assertThat(text("响\u0007铃").text()).as("control characters are dropped").isEqualTo("响铃");
  }

  @Test
  void nullsAreRefusedLikeNothing() {
    assertThatThrownBy(() -> new QuestionText("c", null, "题", List.of("甲", "乙"), null, null))
        .hasMessageContaining("题型");
    assertThatThrownBy(
            () ->
                new QuestionText(
                    "c",
                    QuestionKind.SINGLE,
                    "题",
                    Arrays.asList("甲", null),
                    new HashSet<>(Arrays.asList("A", null)),
                    null))
        .hasMessageContaining("选项B");
    assertThatThrownBy(
            () ->
                new QuestionText(
                    "c",
                    QuestionKind.SINGLE,
                    "题",
                    List.of("甲", "乙"),
                    new HashSet<>(Arrays.asList("A", null)),
                    null))
        .hasMessageContaining("不在选项中");
  }

  private static QuestionText text(String text) {
    return new QuestionText(
        "telecom-law", QuestionKind.SINGLE, text, List.of("甲", "乙"), Set.of("A"), null);
  }

  private static QuestionText question(QuestionKind kind, String options, String correct) {
    return new QuestionText(
        "telecom-law",
        kind,
        "题目",
        options.isEmpty() ? null : List.of(options.split("\\|", -1)),
        correct.isEmpty() ? Set.of() : Set.of(correct.split("\\|")),
        null);
  }
}
