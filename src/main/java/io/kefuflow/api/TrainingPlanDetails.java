package io.kefuflow.api;

import io.kefuflow.training.PlanFigures;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.TrainingPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A training plan as the caller may see it. */
@Schema(name = "培训计划")
record TrainingPlanDetails(
    @Schema(description = "编号", example = "PX-000012") String number,
    @Schema(description = "名称") String title,
    @Schema(description = "培训目标") String goals,
    @Schema(description = "开始日期") LocalDate from,
    @Schema(description = "结束日期") LocalDate to,
    @Schema(description = "状态") PlanState state,
    @Schema(description = "计划人账号") String planner,
    @Schema(description = "开始制定的时间") Instant begunAt,
    @Schema(description = "来源编号，如能力发展 NL-000003；仅培训人员和经理可见") String origin,
    @Schema(description = "需求调查截止时间") Instant answersDueAt,
    @Schema(description = "可查看的参训人员账号") List<String> participants,
    @Schema(description = "退回、放弃或取消的原因；仅培训人员和经理可见") String note,
    @Schema(description = "总结；仅培训人员和经理可见") String conclusion,
    @Schema(description = "调整措施；仅培训人员和经理可见") String adjustments,
    @Schema(description = "实施结果；仅培训人员和经理可见") Results results,
    @Schema(description = "结束时间") Instant closedAt) {

  /**
   * The plan for a caller.
   *
   * @param figures null for a caller who may not know of everybody's training
   */
  static TrainingPlanDetails of(TrainingPlan plan, List<String> participants, PlanFigures figures) {
    boolean all = figures != null;
    return new TrainingPlanDetails(
        plan.number().value(),
        plan.title(),
        plan.goals(),
        plan.from(),
        plan.to(),
        plan.state(),
        plan.planner(),
        plan.begunAt(),
        all ? plan.origin() : null,
        plan.answersDueAt(),
        participants,
        all ? plan.note() : null,
        all ? plan.conclusion() : null,
        all ? plan.adjustments() : null,
        all ? Results.of(figures) : null,
        plan.closedAt());
  }

  /** What became of the sessions. */
  @Schema(name = "培训计划结果")
  record Results(
      @Schema(description = "已举办场次") int held,
      @Schema(description = "已取消场次") int cancelled,
      @Schema(description = "参训率，百分比") Double participation,
      @Schema(description = "合格率，百分比") Double passRate,
      @Schema(description = "评价平均分，1 至 5") Double evaluation,
      @Schema(description = "缺席或不合格、需要再次培训的人员账号") List<String> toTrainAgain) {

    private static Results of(PlanFigures figures) {
      return new Results(
          figures.held(),
          figures.cancelled(),
          orNull(figures.participation()),
          orNull(figures.passRate()),
          orNull(figures.evaluation()),
          List.copyOf(figures.toTrainAgain()));
    }

    private static Double orNull(java.util.OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }
}
