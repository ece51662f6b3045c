package io.kefuflow.consultation.process;

import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultation;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.consultation.GivenAnswer;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.routing.Colleagues;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the forms of a consultation show of it, Markdown: facts, analysis, answers, what was said.
 */
@Component
class ConsultationFormVariables implements FormVariableSource {

  private static final int LONGEST_ANSWER = 600;

  private final Consultations consultations;
  private final Colleagues colleagues;

  ConsultationFormVariables(Consultations consultations, Colleagues colleagues) {
    this.consultations = consultations;
    this.colleagues = colleagues;
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    return Optional.ofNullable(businessKey)
        .filter(CaseNumber::isValid)
        .map(CaseNumber::new)
        .flatMap(consultations::find)
        .map(
            consultation ->
                Map.<String, Object>of(
                    ConsultationProcess.CONSULTATION_SUMMARY.name(), summary(consultation)))
        .orElse(Map.of());
  }

  private String summary(Consultation consultation) {
    var text = new StringBuilder();
    text.append(line("确认的事实", consultation.facts()));
    text.append(line("问题分析", consultation.analysis()));
    consultation.answers().forEach(answer -> text.append(entry(answer)));
    return text.isEmpty() ? "尚未确认信息" : text.toString();
  }

  private static String line(String label, String value) {
    return value == null ? "" : "**" + label + "：** " + escape(value) + "\n\n";
  }

  private String entry(GivenAnswer answer) {
    return "**第%d次答复**（%s%s）：%s%s\n\n"
        .formatted(
            answer.round(),
            escape(colleagues.nameOf(answer.answeredBy())),
            answer.article() == null ? "" : "，依据 " + escape(answer.article().value()),
            escape(answer.text(), LONGEST_ANSWER),
            answer.feedback() == null ? "" : "  \n客户不满意：" + escape(answer.feedback()));
  }
}
