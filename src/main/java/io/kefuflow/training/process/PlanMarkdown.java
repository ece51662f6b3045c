package io.kefuflow.training.process;

import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Period;
import io.kefuflow.training.Alternatives;
import io.kefuflow.training.BookingConflict;
import io.kefuflow.training.Bookings;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanFigures;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Plans and sessions as forms show them, Markdown. */
@Component
class PlanMarkdown {

  /** The engine keeps texts of up to 4000 characters. */
  private static final int LONGEST_SUBJECT = 3900;

  private static final int LONGEST_GOALS = 800;
  private static final int MOST_ALTERNATIVES = 3;

  /** Looking for free times asks the roster many times; the planner solves one after the other. */
  private static final int MOST_LOOKED_FOR = 5;

  private static final int MOST_WISHES = 50;

  private final TrainingSessions trainingSessions;
  private final Bookings bookings;
  private final Alternatives alternatives;
  private final Courses courses;
  private final Colleagues colleagues;
  private final DateTimeFormatter start;
  private final DateTimeFormatter end;

  PlanMarkdown(
      TrainingSessions trainingSessions,
      Bookings bookings,
      Alternatives alternatives,
      Courses courses,
      Colleagues colleagues,
      Clock clock) {
    this.trainingSessions = trainingSessions;
    this.bookings = bookings;
    this.alternatives = alternatives;
    this.courses = courses;
    this.colleagues = colleagues;
    this.start =
        DateTimeFormatter.ofPattern("yyyy-MM-dd（E）HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(clock.getZone());
    this.end = DateTimeFormatter.ofPattern("HH:mm").withZone(clock.getZone());
  }

  /** When the session takes place, plain text. */
  String time(TrainingSession session) {
    return time(session.period());
  }

  private String time(Period period) {
    return start.format(period.from()) + "–" + end.format(period.to());
  }

  /** What the plan is about, and what it was begun for, as the planner sees it. */
  String planned(TrainingPlan plan) {
    return summary(plan) + (plan.origin() == null ? "" : "  \n**来源：** " + escape(plan.origin()));
  }

  /** What the plan is about; whose development it was begun for is nobody else's business. */
  String summary(TrainingPlan plan) {
    return "**%s** %s · %s · %s 至 %s · 计划人 %s  \n**培训目标：** %s"
        .formatted(
            escape(plan.number().value()),
            escape(plan.title()),
            plan.state().label(),
            escape(plan.from().toString()),
            escape(plan.to().toString()),
            escape(colleagues.nameOf(plan.planner())),
            escape(plan.goals(), LONGEST_GOALS));
  }

  /** What the participants say they need, and why the plan came back. */
  String needs(TrainingPlan plan, List<NeedAnswer> needs) {
    List<NeedAnswer> given = needs.stream().filter(NeedAnswer::given).toList();
    var text = new StringBuilder();
    Optional.ofNullable(plan.note())
        .ifPresent(note -> text.append("**退回原因：** ").append(escape(note)).append("\n\n"));
    text.append("**需求分析**：共 %d 人，已答复 %d 人".formatted(needs.size(), given.size()));
    if (given.isEmpty()) {
      return text.append("。没有人答复，请自行判断需求。").toString();
    }
    plan.areas()
        .forEach(
            area ->
                mean(given, area)
                    .ifPresent(
                        mean ->
                            text.append("\n- %s：平均 %.1f（1 至 5）".formatted(area.label(), mean))));
    given.stream()
        .filter(need -> need.wishes() != null)
        .limit(MOST_WISHES)
        .forEach(
            need ->
                text.append("\n- ")
                    .append(escape(colleagues.nameOf(need.employee())))
                    .append("：")
                    .append(escape(need.wishes(), 300)));
    String silent =
        needs.stream()
            .filter(need -> !need.given())
            .map(need -> colleagues.nameOf(need.employee()))
            .collect(Collectors.joining("、"));
    return silent.isEmpty() ? text.toString() : text.append("\n\n未答复：" + escape(silent)).toString();
  }

  private static OptionalDouble mean(List<NeedAnswer> needs, ContentArea area) {
    return needs.stream()
        .filter(need -> need.levels().containsKey(area))
        .mapToInt(need -> need.levels().get(area))
        .average();
  }

  /** The sessions so far, each with what is in its way and what would do instead. */
  String sessions(TrainingPlan plan, List<TrainingSession> sessions) {
    return sessions.isEmpty()
        ? "**场次**：还没有，请增加。"
        : "**场次**（共 %d 场）".formatted(sessions.size()) + entries(plan, sessions);
  }

  private String entries(TrainingPlan plan, List<TrainingSession> sessions) {
    var text = new StringBuilder();
    int looked = 0;
    for (TrainingSession session : sessions) {
      text.append("\n- ").append(entry(session));
      List<BookingConflict> conflicts = bookings.conflicts(session);
      text.append(warning(conflicts));
      if (!conflicts.isEmpty() && looked++ < MOST_LOOKED_FOR) {
        text.append(alternatives(plan, session, conflicts));
      }
    }
    return text.toString();
  }

  private String entry(TrainingSession session) {
    return "**%s** %s · %s  \n%s · %s · 讲师 %s · 名额 %d · 参训 %d 人：%s"
        .formatted(
            escape(session.number().value()),
            escape(courses.get(session.course()).name()),
            session.form().label(),
            escape(time(session)),
            escape(session.place()),
            escape(trainingSessions.trainerName(session)),
            session.seats(),
            session.participants().size(),
            escape(names(session.participants())));
  }

  private String names(List<String> users) {
    return users.isEmpty()
        ? "无"
        : users.stream().map(colleagues::nameOf).collect(Collectors.joining("、"));
  }

  private String alternatives(
      TrainingPlan plan, TrainingSession session, List<BookingConflict> conflicts) {
    boolean trainer =
        conflicts.stream()
            .anyMatch(
                conflict ->
                    conflict.employee() != null && conflict.employee().equals(session.trainer()));
    return "\n  - 可选时间："
        + escape(
            joined(
                alternatives.times(plan, session, MOST_ALTERNATIVES).stream()
                    .map(this::time)
                    .toList()))
        + (trainer
            ? "\n  - 可选讲师："
                + escape(
                    joined(
                        alternatives.trainers(session, MOST_ALTERNATIVES).stream()
                            .map(Colleagues.Colleague::name)
                            .toList()))
            : "");
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? "临近时段没有，请调整人员或日期" : String.join("；", texts);
  }

  private static String warning(List<BookingConflict> conflicts) {
    return conflicts.stream()
        .map(conflict -> "\n  - **冲突：** " + escape(conflict.text()))
        .collect(Collectors.joining());
  }

  /** What the manager decides on; short enough for a variable, however long the plan is. */
  String approvalSubject(TrainingPlan plan, List<TrainingSession> sessions) {
    var text = new StringBuilder(summary(plan));
    text.append("\n\n**场次**（共 %d 场）".formatted(sessions.size()));
    for (int i = 0; i < sessions.size(); i++) {
      String entry = approvalEntry(sessions.get(i));
      if (text.length() + entry.length() > LONGEST_SUBJECT) {
        return text.append("\n- 另有 %d 场，见培训计划".formatted(sessions.size() - i)).toString();
      }
      text.append(entry);
    }
    return text.toString();
  }

  private String approvalEntry(TrainingSession session) {
    return "\n- %s %s · %s · %s · 讲师 %s · %d 人"
        .formatted(
            escape(session.number().value()),
            escape(courses.get(session.course()).name(), 30),
            escape(time(session)),
            session.form().label(),
            escape(trainingSessions.trainerName(session), 20),
            session.participants().size());
  }

  /** What became of the plan. */
  String results(PlanFigures figures, List<TrainingSession> sessions) {
    return "**实施结果**：举办 %d 场，取消 %d 场".formatted(figures.held(), figures.cancelled())
        + "\n- 参训率：%s（%d/%d 人次）"
            .formatted(percent(figures.participation()), figures.present(), figures.seats())
        + "\n- 合格率：%s（%d/%d 人次）"
            .formatted(percent(figures.passRate()), figures.passed(), figures.examined())
        + "\n- 评价：%s（%d 份）"
            .formatted(
                figures.evaluation().isPresent()
                    ? "平均 %.1f".formatted(figures.evaluation().getAsDouble())
                    : "无",
                figures.evaluations())
        + "\n- 需要再次培训："
        + escape(names(List.copyOf(figures.toTrainAgain())))
        + "\n\n**各场次**"
        + sessions.stream()
            .map(
                session ->
                    "\n- %s %s · %s · %s%s%s"
                        .formatted(
                            escape(session.number().value()),
                            escape(courses.get(session.course()).name()),
                            escape(time(session)),
                            session.state().label(),
                            session.cancellationReason() == null
                                ? ""
                                : "：" + escape(session.cancellationReason(), 100),
                            remarks(session)))
            .collect(Collectors.joining());
  }

  private String remarks(TrainingSession session) {
    return trainingSessions.evaluations(session.number()).stream()
        .filter(evaluation -> evaluation.remark() != null)
        .map(evaluation -> "\n  - " + escape(evaluation.remark(), 300))
        .collect(Collectors.joining());
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? "%.0f%%".formatted(share.getAsDouble()) : "无";
  }

  /** A course whose design is at hand. */
  String course(Course course, TrainingPlan plan) {
    return "**%s** · %s · 考核方式：%s  \n%s"
        .formatted(
            escape(course.name()),
            course.area().label(),
            course.assessment().label(),
            summary(plan));
  }

  /** A session as who leads it sees it. */
  String led(TrainingSession session) {
    return entry(session) + warning(bookings.conflicts(session));
  }

  /** A session as who took part sees it. */
  String attended(TrainingSession session) {
    return "**%s** %s · %s  \n%s · 讲师 %s"
        .formatted(
            escape(session.number().value()),
            escape(courses.get(session.course()).name()),
            session.form().label(),
            escape(time(session)),
            escape(trainingSessions.trainerName(session)));
  }
}
