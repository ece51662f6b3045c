package io.kefuflow.training;

import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Courses;
import io.kefuflow.notification.CalendarEntry;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of approved plans: invited, moved, held, evaluated (P10.6, P10.8). */
@Service
@Transactional
public class TrainingSessions {

  private final TrainingStore store;
  private final SessionCheck check;
  private final Bookings bookings;
  private final Courses courses;
  private final TrainingNotices notices;
  private final TrainingSettings settings;
  private final Clock clock;

  TrainingSessions(
      TrainingStore store,
      SessionCheck check,
      Bookings bookings,
      Courses courses,
      TrainingNotices notices,
      TrainingSettings settings,
      Clock clock) {
    this.store = store;
    this.check = check;
    this.bookings = bookings;
    this.courses = courses;
    this.notices = notices;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The session with this number.
   *
   * @throws UnknownTrainingException when there is none
   */
  @Transactional(readOnly = true)
  public TrainingSession get(SessionNumber number) {
    return store.session(number).orElseThrow(() -> new UnknownTrainingException(number));
  }

  /**
   * The sessions of approved plans that begin within the time, the earliest first.
   *
   * @param employee only those that this person takes part in or leads, unless null
   */
  @Transactional(readOnly = true)
  public List<TrainingSession> list(String employee, Instant from, Instant to) {
    return store.sessions(employee, from, to);
  }

  /** Who sees to the session: its trainer, or the planner when a trainer comes from outside. */
  @Transactional(readOnly = true)
  public String host(SessionNumber number) {
    TrainingSession session = get(number);
    return session.trainer() == null ? plan(number).planner() : session.trainer();
  }

  private TrainingPlan plan(SessionNumber number) {
    return store.find(number.plan()).orElseThrow(() -> new UnknownTrainingException(number.plan()));
  }

  /** Who has a place, by user id. */
  @Transactional(readOnly = true)
  public List<Seat> seats(SessionNumber number) {
    return store.seats(number);
  }

  /** User ids of those who were there. */
  @Transactional(readOnly = true)
  public List<String> attendees(SessionNumber number) {
    return store.seats(number).stream()
        .filter(seat -> Boolean.TRUE.equals(seat.present()))
        .map(Seat::employee)
        .toList();
  }

  /** User ids of those who are to show what they have learned: nobody without an assessment. */
  @Transactional(readOnly = true)
  public List<String> examinees(SessionNumber number) {
    return courses.get(get(number).course()).assessment() == Assessment.NONE
        ? List.of()
        : attendees(number);
  }

  /** The evaluations in the order in which they came. */
  @Transactional(readOnly = true)
  public List<Evaluation> evaluations(SessionNumber number) {
    return store.evaluations(number);
  }

  /** The session as an entry of a calendar. */
  @Transactional(readOnly = true)
  public CalendarEntry calendarEntry(SessionNumber number) {
    TrainingSession session = get(number);
    return notices.entry(session, session.state() == SessionState.CANCELLED);
  }

  /** Who teaches, as people read it. */
  @Transactional(readOnly = true)
  public String trainerName(TrainingSession session) {
    return notices.trainerName(session);
  }

  /** Invites everybody, or tells them what has changed. */
  public void invite(SessionNumber number) {
    TrainingSession session = get(number).in(SessionState.SCHEDULED);
    store.put(session);
    notices.invite(session, host(number));
  }

  /**
   * Records who was there.
   *
   * @param present user ids
   * @throws InvalidInputException before its start, or when somebody has no place in it
   */
  public void hold(SessionNumber number, Collection<String> present) {
    TrainingSession session = scheduled(number);
    if (clock.instant().isBefore(session.startsAt())) {
      throw new InvalidInputException("sessionAction", "场次尚未开始，不能登记出勤：请在开始之后登记，或改期、取消");
    }
    Set<String> strangers = new TreeSet<>(present);
    session.participants().forEach(strangers::remove);
    if (!strangers.isEmpty()) {
      throw new InvalidInputException(
          "presentParticipants", "出勤名单中有不在本场的人员：" + String.join("、", strangers) + "，请核对");
    }
    store.attend(number, present);
    store.put(session.in(SessionState.HELD));
    present.stream().sorted().forEach(employee -> notices.askForEvaluation(session, employee));
  }

  /**
   * Moves the session to another time.
   *
   * @param place null for the same
   * @throws InvalidInputException when the time cannot be, or somebody is not free
   */
  public void postpone(SessionNumber number, Instant start, Instant end, String place) {
    TrainingSession session = scheduled(number);
    check.checkTime(plan(number), start, end);
    String newPlace = InvalidInputException.optionalText("place", "地点", place, 200);
    book(session.moved(start, end, newPlace == null ? session.place() : newPlace));
  }

  /**
   * Lets another colleague teach.
   *
   * @throws InvalidInputException when that colleague does not exist or is not free
   */
  public void replaceTrainer(SessionNumber number, String trainer) {
    TrainingSession session = scheduled(number);
    String former = host(number);
    String successor = check.trainer(trainer);
    if (successor.equals(session.trainer())) {
      throw new InvalidInputException("newTrainer", "新讲师与原讲师相同：请选择其他人员");
    }
    if (session.participants().contains(successor)) {
      throw new InvalidInputException("newTrainer", "新讲师是本场参训人员：请选择其他人员");
    }
    TrainingSession changed = session.ledBy(successor);
    book(changed);
    if (!former.equals(successor)) {
      notices.released(changed, former);
    }
  }

  private void book(TrainingSession session) {
    store.lockBookings();
    List<BookingConflict> conflicts = bookings.conflicts(session);
    if (!conflicts.isEmpty()) {
      throw new InvalidInputException(
          "sessionAction",
          "与其他安排冲突：%s。请换时间或讲师"
              .formatted(
                  conflicts.stream()
                      .map(BookingConflict::text)
                      .limit(5)
                      .collect(Collectors.joining("；"))));
    }
    store.put(session);
  }

  /**
   * Cancels the session; at short notice the supervisors of the participants hear of it as well.
   *
   * @throws InvalidInputException when the reason is missing
   */
  public void cancel(SessionNumber number, String reason) {
    TrainingSession session = scheduled(number);
    TrainingSession cancelled =
        session.cancelled(requiredText("cancellationReason", "取消原因", reason, 500));
    store.put(cancelled);
    notices.cancelled(cancelled, host(number));
    if (clock.instant().isAfter(session.startsAt().minus(settings.shortNotice()))) {
      notices.cancelledAtShortNotice(cancelled);
    }
  }

  private TrainingSession scheduled(SessionNumber number) {
    TrainingSession session = get(number);
    if (session.state() != SessionState.SCHEDULED) {
      throw new TrainingStateException(
          "场次 %s 现为“%s”，不能再处理：请刷新后重试".formatted(number, session.state().label()));
    }
    return session;
  }

  /** Reminds everybody; who leads it learns what has come in the way since. */
  public void remind(SessionNumber number) {
    TrainingSession session = get(number);
    notices.remind(session, host(number), bookings.conflicts(session));
  }

  /** Asks who was there. */
  public void askForAttendance(SessionNumber number) {
    notices.askForAttendance(get(number), host(number));
  }

  /**
   * A participant evaluates the session.
   *
   * @throws TrainingStateException when they have done so before, or were not there
   */
  public void evaluate(SessionNumber number, String employee, Evaluation evaluation) {
    if (!attendees(number).contains(employee)) {
      throw new TrainingStateException("只有参加了本场培训的人员可以评价：请与培训讲师核对出勤");
    }
    if (!store.evaluate(number, employee, evaluation, clock.instant())) {
      throw new TrainingStateException("培训评价已提交：每人只评价一次，无需再次提交");
    }
  }

  /** Notes what came of a participant's assessment. */
  public void examined(SessionNumber number, String employee, String result) {
    store.examined(number, employee, result);
  }

  /** What became of the sessions of a plan, in figures. */
  @Transactional(readOnly = true)
  public PlanFigures figures(PlanNumber plan) {
    List<TrainingSession> sessions = store.sessions(plan);
    List<TrainingSession> held =
        sessions.stream().filter(session -> session.state() == SessionState.HELD).toList();
    return PlanFigures.of(
        held.size(),
        (int)
            sessions.stream().filter(session -> session.state() == SessionState.CANCELLED).count(),
        held.stream().flatMap(session -> store.seats(session.number()).stream()).toList(),
        held.stream().flatMap(session -> store.evaluations(session.number()).stream()).toList());
  }
}
