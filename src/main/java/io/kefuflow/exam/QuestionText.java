package io.kefuflow.exam;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.shared.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a question of the bank says. Checks itself.
 *
 * @param courseCode the course that it belongs to
 * @param text one line, up to 500 characters
 * @param options 2 to 6, different from each other, each one line of up to 200 characters; known by
 *     the keys A to F in their order. 正确 and 错误 for a judgement, where none need be given
 * @param correct the keys of those that are right, in order
 * @param explanation why, up to 500 characters, null when nothing is to be said
 */
public record QuestionText(
    String courseCode,
    QuestionKind kind,
    String text,
    List<String> options,
    Set<String> correct,
    String explanation) {

  /** The options of a judgement. */
  public static final List<String> JUDGEMENT = List.of("正确", "错误");

  static final int MOST_OPTIONS = 6;
  private static final int LEAST_OPTIONS = 2;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_OPTION = 200;

  public QuestionText {
    courseCode = requiredText("courseCode", "课程", courseCode, 60);
    require(kind != null, "kind", "题型不能为空：请选择单选、多选或判断");
    text = oneLine("text", "题目", requiredText("text", "题目", text, LONGEST_TEXT));
    options = options(kind, options);
    correct = correct(kind, options, correct);
    explanation = optionalText("explanation", "解析", explanation, LONGEST_TEXT);
  }

  private static List<String> options(QuestionKind kind, List<String> given) {
    List<String> options = given == null ? List.of() : given;
    if (kind == QuestionKind.JUDGEMENT) {
      require(
          options.isEmpty() || options.equals(JUDGEMENT),
          "options",
          "判断题的选项应为 A 正确、B 错误：请改正，或不填选项");
      return JUDGEMENT;
    }
    require(
        options.size() >= LEAST_OPTIONS && options.size() <= MOST_OPTIONS,
        "options",
        "选项应为 %d 至 %d 个，现有 %d 个：请增减选项".formatted(LEAST_OPTIONS, MOST_OPTIONS, options.size()));
    List<String> clean =
        IntStream.range(0, options.size())
            .mapToObj(
                i -> {
                  String label = "选项" + key(i);
                  return oneLine(
                      "options",
                      label,
                      requiredText("options", label, options.get(i), LONGEST_OPTION));
                })
            .toList();
    require(clean.stream().distinct().count() == clean.size(), "options", "选项有重复：请使每个选项不同");
    return clean;
  }

  private static Set<String> correct(QuestionKind kind, List<String> options, Set<String> given) {
    var correct = new TreeSet<String>();
    if (given != null) {
      given.forEach(key -> correct.add(String.valueOf(key)));
    }
    Set<String> keys = keys(options.size());
    correct.stream()
        .filter(key -> !keys.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new InvalidInputException(
                  "correct", "答案“%s”不在选项中：应为 %s".formatted(key, String.join("、", keys)));
            });
    if (kind == QuestionKind.MULTIPLE) {
      require(
          correct.size() >= 2,
          "correct",
          "多选题应有两个以上的正确答案，现有 %d 个：请补充，或改为单选题".formatted(correct.size()));
    } else {
      require(
          correct.size() == 1,
          "correct",
          "%s题应有且只有一个正确答案，现有 %d 个：请改正%s"
              .formatted(
                  kind.label(),
                  correct.size(),
                  kind == QuestionKind.SINGLE && correct.size() > 1 ? "，或改为多选题" : ""));
    }
    return Collections.unmodifiableSortedSet(correct);
  }

  private static String oneLine(String field, String label, String text) {
    require(text.indexOf('\n') < 0 && text.indexOf('\t') < 0, field, label + "不能换行，也不能含制表符：请写成一行");
    return text;
  }

  private static void require(boolean condition, String field, String refusal) {
    if (!condition) {
      throw new InvalidInputException(field, refusal);
    }
  }

  /** The key of an option by its position from 0. */
  static String key(int position) {
    return String.valueOf((char) ('A' + position));
  }

  /** The keys of that many options, in order. */
  static Set<String> keys(int options) {
    return IntStream.range(0, options)
        .mapToObj(QuestionText::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the answer is right: exactly the right options and no other. */
  boolean isRight(Set<String> answer) {
    return correct.equals(answer);
  }
}
