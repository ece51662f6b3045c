package io.kefuflow.api;

import io.kefuflow.competency.Assessment;
import io.kefuflow.competency.AssessmentSource;
import io.kefuflow.competency.CompetencyProfile;
import io.kefuflow.competency.DevelopmentPlan;
import io.kefuflow.competency.FollowUp;
import io.kefuflow.competency.Measure;
import io.kefuflow.course.ContentArea;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A development with what is known of it; before the analysis nobody's words are. */
@Schema(name = "能力发展详情")
record DevelopmentDetails(
    @Schema(description = "概要") DevelopmentSummary summary,
    @Schema(description = "结束说明") String closingNote,
    @Schema(description = "各项能力；分析之前只有标准") List<Competency> competencies,
    @Schema(description = "各方评估；分析之前为空") List<Opinion> assessments,
    @Schema(description = "发展计划，最近一版在后") List<Plan> plans,
    @Schema(description = "跟进记录") List<Progress> followUps) {

  /** One criterion with its levels. */
  @Schema(name = "能力项")
  record Competency(
      @Schema(description = "代码", example = "communication") String code,
      @Schema(description = "名称", example = "沟通表达") String name,
      @Schema(description = "内容领域") ContentArea area,
      @Schema(description = "目标等级，1 至 5") int target,
      @Schema(description = "权重") int weight,
      @Schema(description = "自评") Integer self,
      @Schema(description = "他人评估的加权平均") Double others,
      @Schema(description = "目标减他人评估；负数为超过目标") Double gap,
      @Schema(description = "最近跟进的评级") Integer latest) {

    static Competency of(CompetencyProfile.Result result, boolean analysed) {
      var criterion = result.criterion();
      return new Competency(
          criterion.code(),
          criterion.name(),
          criterion.area(),
          criterion.target(),
          criterion.weight(),
          analysed ? result.self() : null,
          analysed ? result.others() : null,
          analysed ? result.gap() : null,
          result.latest());
    }
  }

  /** What one source said. */
  @Schema(name = "评估")
  record Opinion(
      @Schema(description = "来源") AssessmentSource source,
      @Schema(description = "评估人账号") String by,
      @Schema(description = "时间") Instant at,
      @Schema(description = "说明") String text,
      @Schema(description = "评级，按能力代码") Map<String, Integer> ratings) {

    static Opinion of(Assessment assessment) {
      return new Opinion(
          assessment.source(),
          assessment.by(),
          assessment.at(),
          assessment.text(),
          assessment.ratings());
    }
  }

  /** One round of the plan. */
  @Schema(name = "发展计划")
  record Plan(
      @Schema(description = "第几版") int round,
      @Schema(description = "措施") List<Step> measures,
      @Schema(description = "跟进间隔，周") int followUpWeeks,
      @Schema(description = "制定人账号") String by,
      @Schema(description = "时间") Instant at,
      @Schema(description = "员工是否同意；未答复为空") Boolean agreed,
      @Schema(description = "异议原因") String objection,
      @Schema(description = "经理意见") String decision) {

    static Plan of(DevelopmentPlan plan) {
      return new Plan(
          plan.round(),
          plan.measures().stream().map(Step::of).toList(),
          plan.followUpWeeks(),
          plan.by(),
          plan.at(),
          plan.agreed(),
          plan.objection(),
          plan.decision());
    }
  }

  /** One measure. */
  @Schema(name = "措施")
  record Step(
      @Schema(description = "种类") Measure.Kind kind,
      @Schema(description = "内容") String text,
      @Schema(description = "针对的能力代码") String criterion,
      @Schema(description = "完成日期") LocalDate due,
      @Schema(description = "为此启动的培训计划编号", example = "PX-000012") String trainingPlan) {

    static Step of(Measure measure) {
      return new Step(
          measure.kind(),
          measure.text(),
          measure.criterion(),
          measure.due(),
          measure.trainingPlan());
    }
  }

  /** One follow-up. */
  @Schema(name = "跟进")
  record Progress(
      @Schema(description = "第几次") int number,
      @Schema(description = "结果") FollowUp.Result result,
      @Schema(description = "情况") String note,
      @Schema(description = "跟进人账号") String by,
      @Schema(description = "时间") Instant at,
      @Schema(description = "评级，按能力代码") Map<String, Integer> ratings) {

    static Progress of(FollowUp followUp) {
      return new Progress(
          followUp.number(),
          followUp.result(),
          followUp.note(),
          followUp.by(),
          followUp.at(),
          followUp.ratings());
    }
  }
}
