package io.kefuflow.api;

import io.kefuflow.training.SessionState;
import io.kefuflow.training.TrainingForm;
import io.kefuflow.training.TrainingSession;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A training session as the caller may see it. */
@Schema(name = "培训场次")
record TrainingSessionDetails(
    @Schema(description = "编号", example = "PX-000012-01") String number,
    @Schema(description = "培训计划编号") String plan,
    @Schema(description = "课程代码") String course,
    @Schema(description = "形式") TrainingForm form,
    @Schema(description = "开始时间") Instant startsAt,
    @Schema(description = "结束时间") Instant endsAt,
    @Schema(description = "地点") String place,
    @Schema(description = "讲师账号；外部讲师为空") String trainer,
    @Schema(description = "外部讲师") String externalTrainer,
    @Schema(description = "名额") int seats,
    @Schema(description = "参训人数") int booked,
    @Schema(description = "可查看的参训人员账号") List<String> participants,
    @Schema(description = "状态") SessionState state,
    @Schema(description = "取消原因") String cancellationReason) {

  static TrainingSessionDetails of(TrainingSession session, List<String> participants) {
    return new TrainingSessionDetails(
        session.number().value(),
        session.number().plan().value(),
        session.course(),
        session.form(),
        session.startsAt(),
        session.endsAt(),
        session.place(),
        session.trainer(),
        session.externalTrainer(),
        session.seats(),
        session.participants().size(),
        participants,
        session.state(),
        session.cancellationReason());
  }
}
