package io.kefuflow.api;

import io.kefuflow.exam.Question;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.QuestionText;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A question to be stored. */
@Schema(name = "题目请求")
record QuestionRequest(
    @Schema(description = "修改时为所依据的版本；期间有人修改则返回 409。新增时省略") Integer basedOn,
    @Schema(description = "课程代码", example = "telecom-law", requiredMode = RequiredMode.REQUIRED)
        String courseCode,
    @Schema(description = "题型", requiredMode = RequiredMode.REQUIRED) QuestionKind kind,
    @Schema(description = "题目，一行", maxLength = 500, requiredMode = RequiredMode.REQUIRED)
        String text,
    @Schema(description = "选项，2 至 6 个，依次为 A 至 F；判断题省略", example = "[\"30 天\", \"120 天\"]")
        List<String> options,
    @Schema(
            description = "正确选项的字母；判断题 A 为正确、B 为错误",
            example = "[\"B\"]",
            requiredMode = RequiredMode.REQUIRED)
        Set<String> correct,
    @Schema(description = "解析，可省略", maxLength = 500) String explanation,
    @Schema(description = "是否用于抽题，省略时为是") Boolean active) {

  QuestionText content() {
    return new QuestionText(courseCode, kind, text, options, correct, explanation);
  }

  boolean isActive() {
    return !Boolean.FALSE.equals(active);
  }

  Question question(String number) {
    return new Question(number, content(), isActive(), Objects.requireNonNullElse(basedOn, 0));
  }
}
