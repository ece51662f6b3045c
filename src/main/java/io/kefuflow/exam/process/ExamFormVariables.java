package io.kefuflow.exam.process;

import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamRound;
import io.kefuflow.exam.Exams;
import io.kefuflow.routing.Colleagues;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of an exam show of it, Markdown: the rules, the time, how earlier rounds went. */
@Component
class ExamFormVariables implements FormVariableSource {

  private final Exams exams;
  private final Courses courses;
  private final Colleagues colleagues;
  private final DateTimeFormatter time;

  ExamFormVariables(Exams exams, Courses courses, Colleagues colleagues, Clock clock) {
    this.exams = exams;
    this.courses = courses;
    this.colleagues = colleagues;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
  }

  /** Nobody but who works in the process may read what is known of a person. */
  @Override
  public boolean serves(String processKey) {
    return ExamProcess.KEY.equals(processKey);
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    return Exam.NUMBERS.matches(businessKey)
        ? Map.of(ExamProcess.EXAM_SUMMARY.name(), summary(exams.get(businessKey)))
        : Map.of();
  }

  private String summary(Exam exam) {
    Course course = courses.get(exam.courseCode());
    var text =
        new StringBuilder(
            "**%s** · %s · %s"
                .formatted(
                    escape(course.name()),
                    exam.assessment().label(),
                    escape(colleagues.nameOf(exam.employee()))));
    line(text, "考核编号", exam.number());
    line(text, "培训场次", exam.sessionNumber());
    ExamRound latest = exam.latest();
    if (latest != null && latest.seed() != null) {
      line(
          text,
          "规则",
          "共 %d 题，每页 %d 题，交页后不能修改；多选题须全部选对才得分；从开始起限时 %d 分钟，到时按已交的各页评分；中断后可以继续"
              .formatted(
                  exams.progress(exam.number()).questions(),
                  Exams.PAGE,
                  latest.timeLimit().toMinutes()));
    }
    line(text, "合格线", exam.passMark() + "%");
    exam.rounds().forEach(round -> line(text, "第%d次".formatted(round.round()), state(exam, round)));
    return text.toString();
  }

  private String state(Exam exam, ExamRound round) {
    if (round.outcome() != null) {
      return round.outcome().label()
          + (round.score() == null ? "" : "，得分 " + round.score() + "%")
          + (round.remarks() == null ? "" : "，评语：" + round.remarks());
    }
    if (exam.assessment() == Assessment.ROLE_PLAY) {
      return "待评分";
    }
    return round.begunAt() == null
        ? "请在 " + at(exams.beginBy(exam.number())) + " 之前开始"
        : "已交 %d 题，请在 %s 之前交完"
            .formatted(exams.progress(exam.number()).answered(), at(round.answerBy()));
  }

  private String at(Instant instant) {
    return time.format(instant);
  }

  private static void line(StringBuilder text, String label, String value) {
    if (value != null) {
      text.append("  \n**").append(label).append("：** ").append(escape(value));
    }
  }
}
