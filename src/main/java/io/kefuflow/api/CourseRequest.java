package io.kefuflow.api;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Award;
import io.kefuflow.course.CertificateLevel;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Objects;

/** A course as a client writes it. */
@Schema(name = "课程")
record CourseRequest(
    @Schema(
            description = "修改所依据的版本，新建时为 0；期间有人修改了课程则返回 409",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Integer basedOn,
    @Schema(description = "名称", example = "电信法规与携号转网") String name,
    @Schema(description = "内容类别") ContentArea area,
    @Schema(description = "考核方式") Assessment assessment,
    @Schema(description = "及格线，百分比", example = "80") Integer passMark,
    @Schema(description = "笔试抽题数，1 至 50", example = "20") Integer questions,
    @Schema(description = "笔试答题时限，分钟，5 至 240", example = "30") Integer minutes,
    @Schema(description = "通过后授予的认证，可省略") AwardRequest award,
    @Schema(description = "课程设计，可省略") DesignRequest design) {

  Course course(String code) {
    return new Course(
        code,
        name,
        area,
        assessment,
        Objects.requireNonNullElse(passMark, 0),
        Objects.requireNonNullElse(questions, 0),
        minutes == null ? null : Duration.ofMinutes(minutes),
        award == null ? null : award.award(),
        design == null ? null : design.design(),
        Objects.requireNonNullElse(basedOn, 0));
  }

  /** What passing the course brings. */
  @Schema(name = "认证")
  record AwardRequest(
      @Schema(description = "值班排班中的技能代码", example = "consultation") String skill,
      @Schema(description = "级别") CertificateLevel level,
      @Schema(description = "有效期，月，1 至 120", example = "12") Integer validMonths) {

    Award award() {
      return new Award(skill, level, Objects.requireNonNullElse(validMonths, 0));
    }
  }

  /** How the course is taught. */
  @Schema(name = "课程设计")
  record DesignRequest(
      @Schema(description = "大纲") String outline,
      @Schema(description = "教学方法") String method,
      @Schema(description = "培训材料") String materials) {

    Course.Design design() {
      return new Course.Design(outline, method, materials);
    }
  }
}
