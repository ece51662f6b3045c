package io.kefuflow.api;

import io.kefuflow.exam.Question;
import io.kefuflow.exam.QuestionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;

/** A question with its right answers, for those who keep the bank. */
@Schema(name = "题目")
record QuestionDetails(
    @Schema(description = "编号", example = "TM-000012") String number,
    int version,
    @Schema(description = "是否用于抽题") boolean active,
    String courseCode,
    QuestionKind kind,
    String text,
    List<String> options,
    @Schema(description = "正确选项的字母") Set<String> correct,
    @Schema(nullable = true) String explanation) {

  static QuestionDetails of(Question question) {
    return new QuestionDetails(
        question.number(),
        question.version(),
        question.active(),
        question.content().courseCode(),
        question.content().kind(),
        question.content().text(),
        question.content().options(),
        question.content().correct(),
        question.content().explanation());
  }
}
