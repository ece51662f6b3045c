package io.kefuflow.training;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes sessions of what people enter. */
@Component
class SessionCheck {

  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MOST_SEATS = 500;

  private final TrainingStore store;
  private final Courses courses;
  private final Colleagues colleagues;
  private final Clock clock;

  SessionCheck(TrainingStore store, Courses courses, Colleagues colleagues, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /**
   * The session of a plan in a draft.
   *
   * @throws InvalidInputException naming the field that cannot be taken
   */
  TrainingSession session(TrainingPlan plan, SessionNumber number, SessionDraft draft) {
    String course = course(draft.course());
    if (draft.form() == null) {
      throw new InvalidInputException("form", "培训形式不能为空：请选择内部培训、外部培训或实操演练");
    }
    checkTime(plan, draft.startsAt(), draft.endsAt());
    String place = requiredText("place", "地点", draft.place(), 200);
    boolean external = draft.form() == TrainingForm.EXTERNAL;
    String trainer = external ? null : trainer(draft.trainer());
    String externalTrainer =
        external ? requiredText("externalTrainer", "外部讲师", draft.externalTrainer(), 100) : null;
    if (draft.seats() == null || draft.seats() < 1 || draft.seats() > MOST_SEATS) {
      throw new InvalidInputException("seats", "名额应为 1 至 " + MOST_SEATS + " 之间的整数：请填写");
    }
    List<String> participants = participants(plan, draft, trainer);
    return new TrainingSession(
        number,
        course,
        draft.form(),
        draft.startsAt(),
        draft.endsAt(),
        place,
        trainer,
        externalTrainer,
        draft.seats(),
        participants,
        SessionState.PLANNED,
        0,
        null);
  }

  private String course(String entered) {
    String code = requiredText("course", "课程", entered, 60);
    if (courses.all().stream().map(Course::code).noneMatch(code::equals)) {
      throw new InvalidInputException("course", "没有课程 " + code + "：请从课程目录中选择");
    }
    return code;
  }

  /**
   * Checks when a session takes place.
   *
   * @throws InvalidInputException when that cannot be
   */
  void checkTime(TrainingPlan plan, Instant start, Instant end) {
    if (start == null) {
      throw new InvalidInputException("startsAt", "开始时间不能为空：请填写");
    }
    if (end == null) {
      throw new InvalidInputException("endsAt", "结束时间不能为空：请填写");
    }
    if (!start.isAfter(clock.instant())) {
      throw new InvalidInputException("startsAt", "开始时间已经过去：请填写将来的时间");
    }
    if (!end.isAfter(start)) {
      throw new InvalidInputException("endsAt", "结束时间必须晚于开始时间：请核对");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new InvalidInputException("endsAt", "一场培训最长 " + LONGEST.toHours() + " 小时：请分为多场");
    }
    if (day(start).isBefore(plan.from()) || day(end).isAfter(plan.to())) {
      throw new InvalidInputException(
          "startsAt", "时间不在计划周期内：应在 %s 至 %s 之间".formatted(plan.from(), plan.to()));
    }
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, clock.getZone());
  }

  /**
   * The colleague who is to teach.
   *
   * @throws InvalidInputException when there is none
   */
  String trainer(String entered) {
    String trainer = requiredText("trainer", "讲师", entered, 64);
    checkThere("trainer", "讲师", trainer);
    return trainer;
  }

  private List<String> participants(TrainingPlan plan, SessionDraft draft, String trainer) {
    List<String> participants =
        draft.participants() == null
            ? List.of()
            : draft.participants().stream().filter(Objects::nonNull).distinct().sorted().toList();
    if (participants.isEmpty()) {
      throw new InvalidInputException("participants", "参训人员不能为空：请至少选择一人");
    }
    Set<String> ofPlan =
        store.needs(plan.number()).stream().map(NeedAnswer::employee).collect(Collectors.toSet());
    for (String participant : participants) {
      checkThere("participants", "参训人员", participant);
      if (!ofPlan.contains(participant)) {
        throw new InvalidInputException(
            "participants", "%s不是本计划的参训人员：请从本计划的参训人员中选择".formatted(colleagues.nameOf(participant)));
      }
      if (participant.equals(trainer)) {
        throw new InvalidInputException(
            "participants", colleagues.nameOf(participant) + "是本场讲师，不能同时参训：请从参训人员中移除，或换讲师");
      }
    }
    if (participants.size() > draft.seats()) {
      throw new InvalidInputException(
          "seats",
          "名额不足：有 %d 人参训，名额只有 %d 个，请增加名额或减少人员".formatted(participants.size(), draft.seats()));
    }
    return participants;
  }

  /**
   * Checks that somebody works here.
   *
   * @throws InvalidInputException when nobody has the user id or the person has left
   */
  void checkThere(String field, String label, String user) {
    if (!colleagues.exists(user)) {
      throw new InvalidInputException(
          field, "%s“%s”不存在：请核对账号".formatted(label, optionalText(field, label, user, 64)));
    }
    if (store.departure(user).isPresent()) {
      throw new InvalidInputException(field, label + colleagues.nameOf(user) + "已离职：请选择其他人员");
    }
  }
}
