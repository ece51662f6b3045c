package io.kefuflow.api;

import io.kefuflow.training.PlanProposal;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;

/** A training plan that somebody wants. */
@Schema(name = "培训计划请求")
record TrainingPlanRequest(
    @Schema(
            description = "计划名称",
            maxLength = 100,
            example = "2027 年第一季度客服培训计划",
            requiredMode = RequiredMode.REQUIRED)
        String title,
    @Schema(description = "培训目标", maxLength = 2000, requiredMode = RequiredMode.REQUIRED)
        String goals,
    @Schema(description = "开始日期", example = "2027-01-04", requiredMode = RequiredMode.REQUIRED)
        LocalDate from,
    @Schema(
            description = "结束日期，最多一年之后",
            example = "2027-03-31",
            requiredMode = RequiredMode.REQUIRED)
        LocalDate to,
    @Schema(description = "参训人员账号；省略时由培训讲师确定") List<String> participants) {

  PlanProposal proposal(String userId) {
    return new PlanProposal(title, goals, from, to, participants, userId, null);
  }
}
