package io.kefuflow.training;

import io.kefuflow.course.Courses;
import io.kefuflow.notification.CalendarEntry;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What colleagues are told about plans and sessions. */
@Component
class TrainingNotices {

  private static final int LONGEST_LIST = 1000;

  private final Notifications notifications;
  private final Courses courses;
  private final Colleagues colleagues;
  private final Oversight oversight;
  private final Clock clock;

  TrainingNotices(
      Notifications notifications,
      Courses courses,
      Colleagues colleagues,
      Oversight oversight,
      Clock clock) {
    this.notifications = notifications;
    this.courses = courses;
    this.colleagues = colleagues;
    this.oversight = oversight;
    this.clock = clock;
  }

  void askForNeeds(TrainingPlan plan, String employee) {
    sendAboutNeeds("training-needs-asked", plan, employee);
  }

  void remindOfNeeds(TrainingPlan plan, String employee) {
    sendAboutNeeds("training-needs-due", plan, employee);
  }

  private void sendAboutNeeds(String template, TrainingPlan plan, String employee) {
    send(
        "%s:%s:%s".formatted(plan.number(), template, employee),
        template,
        Recipient.colleague(employee),
        Map.of(
            "planNumber", plan.number().value(),
            "title", plan.title(),
            "dueAt", plan.answersDueAt()));
  }

  void returned(TrainingPlan plan, String reason) {
    send(
        "%s:returned:%d".formatted(plan.number(), clock.instant().toEpochMilli()),
        "training-plan-returned",
        Recipient.colleague(plan.planner()),
        Map.of("planNumber", plan.number().value(), "title", plan.title(), "reason", reason));
  }

  /** Invites everybody, or says what has changed since the last invitation. */
  void invite(TrainingSession session, String host) {
    for (String participant : session.participants()) {
      sendWithEntry("training-session-invited", session, participant, false);
    }
    sendWithEntry("training-session-assigned", session, host, false);
  }

  /** Tells everybody that it does not take place. */
  void cancelled(TrainingSession session, String host) {
    for (String participant : session.participants()) {
      sendWithEntry("training-session-cancelled", session, participant, true);
    }
    sendWithEntry("training-session-cancelled", session, host, true);
  }

  /** Tells the supervisors of the participants that these have time again all of a sudden. */
  void cancelledAtShortNotice(TrainingSession session) {
    session.participants().stream()
        .map(oversight::supervisorOf)
        .flatMap(java.util.Optional::stream)
        .distinct()
        .forEach(
            supervisor ->
                send(
                    key(session, "short-notice", supervisor),
                    "training-session-short-notice",
                    Recipient.colleague(supervisor),
                    values(session)));
  }

  /** Tells a trainer that somebody else takes over. */
  void released(TrainingSession session, String formerTrainer) {
    sendWithEntry("training-session-released", session, formerTrainer, true);
  }

  void remind(TrainingSession session, String host, List<BookingConflict> conflicts) {
    for (String participant : session.participants()) {
      send(
          key(session, "reminder", participant),
          "training-session-reminder",
          Recipient.colleague(participant),
          values(session));
    }
    Map<String, Object> values = values(session);
    values.put("participants", session.participants().size());
    values.put("conflicts", conflicts.isEmpty() ? "无" : cut(texts(conflicts)));
    send(
        key(session, "reminder-host", host),
        "training-session-due",
        Recipient.colleague(host),
        values);
  }

  private static String texts(List<BookingConflict> conflicts) {
    return conflicts.stream().map(BookingConflict::text).collect(Collectors.joining("；"));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_LIST ? text : text.substring(0, LONGEST_LIST) + "…";
  }

  /** Asks for the attendance; the supervisor of who owes it hears of that. */
  void askForAttendance(TrainingSession session, String host) {
    Map<String, Object> values = values(session);
    values.put("host", colleagues.nameOf(host));
    String key = key(session, "attendance:" + clock.instant().getEpochSecond(), host);
    send(key, "training-attendance-due", Recipient.colleague(host), values);
    send(key + ":supervisor", "training-attendance-due", oversight.toldOf(host), values);
  }

  void askForEvaluation(TrainingSession session, String employee) {
    send(
        key(session, "evaluation", employee),
        "training-evaluation-asked",
        Recipient.colleague(employee),
        values(session));
  }

  /** Tells the trainers that the trainer of a session has left. */
  void trainerLeft(TrainingSession session, String trainer) {
    Map<String, Object> values = values(session);
    values.put("formerTrainer", colleagues.nameOf(trainer));
    send(
        key(session, "trainer-left", trainer),
        "training-trainer-left",
        Recipient.members(Role.TRAINER),
        values);
  }

  private void sendWithEntry(
      String template, TrainingSession session, String user, boolean cancelled) {
    notifications.send(
        new Notice(
            key(session, template, user),
            template,
            Recipient.colleague(user),
            values(session),
            null,
            entry(session, cancelled)));
  }

  /** The session as an entry of a calendar. */
  CalendarEntry entry(TrainingSession session, boolean cancelled) {
    return new CalendarEntry(
        session.number() + "@kefuflow",
        session.sequence(),
        cancelled,
        session.startsAt(),
        session.endsAt(),
        "培训：" + courses.get(session.course()).name(),
        session.place(),
        "%s %s，讲师：%s".formatted(session.number(), session.form().label(), trainerName(session)));
  }

  /** Who teaches, as people read it. */
  String trainerName(TrainingSession session) {
    return session.trainer() == null
        ? session.externalTrainer()
        : colleagues.nameOf(session.trainer());
  }

  private void send(String key, String template, Recipient recipient, Map<String, Object> values) {
    notifications.send(new Notice(key, template, recipient, values, null));
  }

  private static String key(TrainingSession session, String what, String user) {
    return "%s:%d:%s:%s".formatted(session.number(), session.sequence(), what, user);
  }

  private Map<String, Object> values(TrainingSession session) {
    Map<String, Object> values = new HashMap<>();
    values.put("sessionNumber", session.number().value());
    values.put("course", courses.get(session.course()).name());
    values.put("startsAt", session.startsAt());
    values.put("endsAt", session.endsAt());
    values.put("place", session.place());
    values.put("trainer", trainerName(session));
    values.put("reason", session.cancellationReason() == null ? "无" : session.cancellationReason());
    return values;
  }
}
