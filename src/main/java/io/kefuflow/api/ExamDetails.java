package io.kefuflow.api;

import io.kefuflow.course.Assessment;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamRound;
import io.kefuflow.exam.ExamState;
import io.kefuflow.exam.RoundOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An exam with its results; questions and answers are not shown. */
@Schema(name = "考核")
record ExamDetails(
    @Schema(description = "编号", example = "KS-000012") String number,
    @Schema(description = "员工账号") String employee,
    @Schema(description = "员工姓名") String employeeName,
    String courseCode,
    @Schema(description = "培训场次", nullable = true) String sessionNumber,
    @Schema(description = "培训人员账号", nullable = true) String trainer,
    @Schema(description = "考核方式") Assessment assessment,
    ExamState state,
    @Schema(description = "最近一次的得分，百分比", nullable = true) Integer score,
    Instant registeredAt,
    @Schema(nullable = true) Instant endedAt,
    @Schema(description = "辅导安排", nullable = true) String coachingNote,
    @Schema(description = "各次考试，最早的在前") List<Round> rounds) {

  static ExamDetails of(Exam exam, String employeeName) {
    return new ExamDetails(
        exam.number(),
        exam.employee(),
        employeeName,
        exam.courseCode(),
        exam.sessionNumber(),
        exam.trainer(),
        exam.assessment(),
        exam.state(),
        exam.score(),
        exam.registeredAt(),
        exam.endedAt(),
        exam.coachingNote(),
        exam.rounds().stream().map(Round::of).toList());
  }

  /** One attempt. */
  @Schema(name = "考试")
  record Round(
      @Schema(description = "第几次，从 1 起") int round,
      @Schema(description = "合格线，百分比") int passMark,
      Instant openedAt,
      @Schema(nullable = true) Instant begunAt,
      @Schema(nullable = true) Instant endedAt,
      @Schema(nullable = true) RoundOutcome outcome,
      @Schema(description = "得分，百分比", nullable = true) Integer score,
      @Schema(description = "评语", nullable = true) String remarks) {

    static Round of(ExamRound round) {
      return new Round(
          round.round(),
          round.passMark(),
          round.openedAt(),
          round.begunAt(),
          round.endedAt(),
          round.outcome(),
          round.score(),
          round.remarks());
    }
  }
}
