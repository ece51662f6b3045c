package io.kefuflow.api;

import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentOutcome;
import io.kefuflow.competency.DevelopmentState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A development in a list. */
@Schema(name = "能力发展")
record DevelopmentSummary(
    @Schema(description = "编号", example = "NL-000012") String number,
    @Schema(description = "原因") String reason,
    @Schema(description = "员工账号；选定之前为空") String employee,
    @Schema(description = "员工姓名") String name,
    @Schema(description = "岗位", example = "agent") String post,
    @Schema(description = "状态") DevelopmentState state,
    @Schema(description = "结果；结束之前为空") DevelopmentOutcome outcome,
    @Schema(description = "发起人账号") String startedBy,
    @Schema(description = "发起时间") Instant startedAt,
    @Schema(description = "当前步骤的期限") Instant dueAt,
    @Schema(description = "下次跟进时间") Instant followUpAt,
    @Schema(description = "结束时间") Instant closedAt) {

  static DevelopmentSummary of(Development development, UnaryOperator<String> names) {
    return new DevelopmentSummary(
        development.number().value(),
        development.reason(),
        development.employee(),
        development.employee() == null ? null : names.apply(development.employee()),
        development.post() == null ? null : development.post().code(),
        development.state(),
        development.outcome(),
        development.startedBy(),
        development.startedAt(),
        development.dueAt(),
        development.followUpAt(),
        development.closedAt());
  }
}
