package io.kefuflow.api;

import io.kefuflow.consultation.Consultation;
import io.kefuflow.consultation.GivenAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** How a consultation was answered. */
@Schema(name = "咨询解答")
record ConsultationDetails(
    @Schema(description = "工单号", example = "ZX-20260131-000123") String caseNumber,
    @Schema(description = "确认的事实", nullable = true) String facts,
    @Schema(description = "问题分析", nullable = true) String analysis,
    @Schema(description = "再次询问客户的次数") int questionsBack,
    @Schema(description = "是否一次解决，客户反馈之前为空", nullable = true) Boolean firstContactResolution,
    @Schema(description = "各次答复，从先到后") List<Answer> answers) {

  static ConsultationDetails of(Consultation consultation) {
    return new ConsultationDetails(
        consultation.caseNumber().value(),
        consultation.facts(),
        consultation.analysis(),
        consultation.questionsBack(),
        consultation.firstContactResolution(),
        consultation.answers().stream().map(Answer::of).toList());
  }

  /** An answer that was given. */
  @Schema(name = "咨询答复")
  record Answer(
      int round,
      String text,
      @Schema(description = "答复人的账号") String answeredBy,
      Instant answeredAt,
      @Schema(description = "依据的知识条目", nullable = true) String article,
      @Schema(nullable = true) Integer articleVersion,
      @Schema(description = "客户是否满意，反馈之前为空", nullable = true) Boolean satisfied,
      @Schema(description = "不满意的原因", nullable = true) String feedback) {

    private static Answer of(GivenAnswer answer) {
      return new Answer(
          answer.round(),
          answer.text(),
          answer.answeredBy(),
          answer.answeredAt(),
          answer.article() == null ? null : answer.article().value(),
          answer.articleVersion(),
          answer.satisfied(),
          answer.feedback());
    }
  }
}
