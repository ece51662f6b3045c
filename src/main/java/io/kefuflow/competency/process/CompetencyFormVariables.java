package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.DEVELOPMENT_SUMMARY;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.PROFILE_ROWS;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.RADAR_CHART;
import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.competency.Assessment;
import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.CompetencyProfile;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentPlan;
import io.kefuflow.competency.FollowUp;
import io.kefuflow.competency.Measure;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.routing.Colleagues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * What forms show of a development: whom it is about, and after the analysis strengths and gaps, as
 * a radar chart and a table, the plan and the follow-ups. Before the analysis nothing of what
 * anybody said is shown to anybody.
 */
@Component
class CompetencyFormVariables implements FormVariableSource {

  private final Competencies competencies;
  private final Colleagues colleagues;
  private final DateTimeFormatter day;

  CompetencyFormVariables(Competencies competencies, Colleagues colleagues, Clock clock) {
    this.competencies = competencies;
    this.colleagues = colleagues;
    this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(clock.getZone());
  }

  /** Nobody but who works in the process may read what is known of a person. */
  @Override
  public boolean serves(String processKey) {
    return CompetencyDevelopmentProcess.KEY.equals(processKey);
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    if (!DevelopmentNumber.isValid(businessKey)) {
      return Map.of();
    }
    Development development = competencies.find(new DevelopmentNumber(businessKey)).orElseThrow();
    Map<String, Object> variables = new HashMap<>();
    boolean analysed = development.state().isAnalysed();
    variables.put(
        DEVELOPMENT_SUMMARY.name(), head(development) + (analysed ? results(development) : ""));
    if (analysed) {
      variables.put(RADAR_CHART.name(), dataUri(competencies.radar(development)));
      variables.put(
          PROFILE_ROWS.name(),
          SpinValues.jsonValue(Spin.JSON(rows(development)).toString()).create());
    }
    return variables;
  }

  private static String dataUri(String svg) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private String head(Development development) {
    String person =
        development.employee() == null
            ? ""
            : " · %s · %s"
                .formatted(
                    escape(colleagues.nameOf(development.employee())), development.post().label());
    return "**%s**%s · %s · %s 发起于 %s  \n**原因：** %s"
        .formatted(
            escape(development.number().value()),
            person,
            development.state().label(),
            escape(colleagues.nameOf(development.startedBy())),
            escape(day.format(development.startedAt())),
            escape(development.reason()));
  }

  private String results(Development development) {
    DevelopmentNumber number = development.number();
    CompetencyProfile profile = competencies.profile(number);
    String level =
        profile.level().isPresent()
            ? "**综合：** %s，目标 %s  \n"
                .formatted(level(profile.level().getAsDouble()), level(profile.target()))
            : "";
    return "\n\n"
        + level
        + "**优势：** "
        + names(profile.strengths())
        + "  \n**差距：** "
        + names(profile.gaps())
        + words(competencies.assessments(number))
        + plan(development, competencies.plans(number))
        + followUps(competencies.followUps(number));
  }

  private static String names(List<CompetencyProfile.Result> results) {
    return results.isEmpty()
        ? "无"
        : results.stream()
            .map(result -> escape(result.criterion().name()))
            .collect(Collectors.joining("、"));
  }

  private String words(List<Assessment> assessments) {
    return assessments.stream()
        .map(
            assessment ->
                "  \n**%s**（%s %s）：%s"
                    .formatted(
                        assessment.source().label(),
                        escape(colleagues.nameOf(assessment.by())),
                        escape(day.format(assessment.at())),
                        assessment.text() == null ? "没有说明" : escape(assessment.text())))
        .collect(Collectors.joining());
  }

  private String plan(Development development, List<DevelopmentPlan> plans) {
    if (plans.isEmpty()) {
      return "";
    }
    DevelopmentPlan plan = plans.get(plans.size() - 1);
    Map<String, String> names =
        competencies.criteria(development.number()).stream()
            .collect(Collectors.toMap(each -> each.code(), each -> each.name()));
    return "\n\n**发展计划（第%d版）** %s 制定，每 %d 周跟进\n\n"
            .formatted(plan.round(), escape(colleagues.nameOf(plan.by())), plan.followUpWeeks())
        + plan.measures().stream()
            .map(measure -> measure(measure, names.get(measure.criterion())))
            .collect(Collectors.joining("\n"))
        + line("员工异议", plan.objection())
        + line("经理意见", plan.decision());
  }

  private static String measure(Measure measure, String criterion) {
    return "- **%s**：%s（%s，%s 前%s）"
        .formatted(
            measure.kind().label(),
            escape(measure.text()),
            escape(criterion),
            escape(measure.due().toString()),
            measure.trainingPlan() == null ? "" : "，培训计划 " + escape(measure.trainingPlan()));
  }

  private static String line(String label, String text) {
    return text == null ? "" : "\n\n**" + label + "：** " + escape(text);
  }

  private String followUps(List<FollowUp> followUps) {
    return followUps.isEmpty()
        ? ""
        : followUps.stream()
            .map(
                followUp ->
                    "- %s %s：%s"
                        .formatted(
                            escape(day.format(followUp.at())),
                            followUp.result().label(),
                            escape(followUp.note())))
            .collect(Collectors.joining("\n", "\n\n**跟进记录**\n\n", ""));
  }

  /** The rows of the table beside the chart, for those who cannot see it. */
  private List<Map<String, String>> rows(Development development) {
    return competencies.profile(development.number()).results().stream()
        .map(
            result ->
                Map.of(
                    "criterion", result.criterion().name(),
                    "area", result.criterion().area().label(),
                    "target", String.valueOf(result.criterion().target()),
                    "self", result.self() == null ? "—" : result.self().toString(),
                    "others", result.others() == null ? "—" : level(result.others()),
                    "latest", result.latest() == null ? "—" : result.latest().toString(),
                    "judgement", judgement(result)))
        .toList();
  }

  private static String judgement(CompetencyProfile.Result result) {
    if (result.others() == null) {
      return "未评";
    }
    return result.isStrength() ? "优势" : "差距 " + level(result.gap());
  }

  private static String level(double level) {
    return String.format(Locale.ROOT, "%.1f", level);
  }
}
