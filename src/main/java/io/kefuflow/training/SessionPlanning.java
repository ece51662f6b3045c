package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** The sessions of a plan while it is being planned, until they are submitted (P10.3). */
@Service
@Transactional
public class SessionPlanning {

  private static final int MOST_SESSIONS = 99;
  private static final int MOST_NAMED = 5;
  private static final DataSize LARGEST_FILE = DataSize.ofMegabytes(1);

  private final TrainingStore store;
  private final SessionCheck check;
  private final Bookings bookings;
  private final Clock clock;

  SessionPlanning(TrainingStore store, SessionCheck check, Bookings bookings, Clock clock) {
    this.store = store;
    this.check = check;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** The sessions of the plan in their order. */
  @Transactional(readOnly = true)
  public List<TrainingSession> sessions(PlanNumber plan) {
    return store.sessions(plan);
  }

  /**
   * Adds a session.
   *
   * @throws InvalidInputException naming the field that cannot be taken
   * @throws TrainingStateException when the plan is not being planned
   */
  public TrainingSession add(PlanNumber number, SessionDraft draft) {
    return add(planned(number), draft);
  }

  /** The sessions of the plan as a CSV file. */
  @Transactional(readOnly = true)
  public String exportCsv(PlanNumber number) {
    return SessionCsv.write(store.sessions(number), clock.getZone());
  }

  /**
   * Adds the sessions in a CSV file, all or none.
   *
   * @return the sessions that were added
   * @throws InvalidInputException when the file is no such file
   * @throws InvalidSessionsException with every line that cannot be taken
   * @throws TrainingStateException when the plan is not being planned
   */
  public List<TrainingSession> importCsv(PlanNumber number, InputStream content)
      throws IOException {
    TrainingPlan plan = planned(number);
    List<TrainingSession> added = new ArrayList<>();
    List<InvalidInputException> problems = new ArrayList<>();
    try (var upload = SpooledUpload.of(SessionCsv.FIELD, content, LARGEST_FILE)) {
      for (SessionCsv.Row row : SessionCsv.read(upload, clock.getZone())) {
        try {
          added.add(add(plan, row.draft()));
        } catch (InvalidInputException e) {
          problems.add(SessionCsv.inLine(row.line(), e));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSessionsException(problems);
    }
    return added;
  }

  private TrainingSession add(TrainingPlan plan, SessionDraft draft) {
    int last =
        store.sessions(plan.number()).stream()
            .mapToInt(session -> session.number().session())
            .max()
            .orElse(0);
    if (last >= MOST_SESSIONS) {
      throw new InvalidInputException("sessions", "一个计划最多 " + MOST_SESSIONS + " 场：请删除不需要的场次，或另立计划");
    }
    TrainingSession session =
        check.session(plan, new SessionNumber(plan.number(), last + 1), draft);
    store.put(session);
    return session;
  }

  /**
   * Changes a session; what the draft leaves open stays.
   *
   * @throws InvalidInputException naming the field that cannot be taken
   * @throws TrainingStateException when the plan is not being planned
   */
  public TrainingSession change(SessionNumber number, SessionDraft draft) {
    TrainingPlan plan = planned(number.plan());
    TrainingSession changed = check.session(plan, number, draft.over(existing(number)));
    store.put(changed);
    return changed;
  }

  /**
   * Removes a session.
   *
   * @throws TrainingStateException when the plan is not being planned
   */
  public void remove(SessionNumber number) {
    planned(number.plan());
    existing(number);
    store.remove(number);
  }

  private TrainingSession existing(SessionNumber number) {
    return store.session(number).orElseThrow(() -> new UnknownTrainingException(number));
  }

  private TrainingPlan planned(PlanNumber number) {
    TrainingPlan plan = store.lock(number).orElseThrow(() -> new UnknownTrainingException(number));
    if (plan.state() != PlanState.PLANNING) {
      throw new TrainingStateException(
          "培训计划 %s 现为“%s”，不能修改场次：只有制定计划时可以修改".formatted(number, plan.state().label()));
    }
    return plan;
  }

  /**
   * Submits the plan for approval; from now on its sessions book people. Of two plans that are
   * submitted at the same instant one waits for the other.
   *
   * @throws InvalidInputException when there is no session, one would begin in the past, or
   *     somebody is not free
   */
  public void submit(PlanNumber number) {
    store.lockBookings();
    planned(number);
    List<TrainingSession> sessions = store.sessions(number);
    if (sessions.isEmpty()) {
      throw new InvalidInputException("sessions", "计划中还没有场次，不能提交：请先增加场次");
    }
    for (TrainingSession session : sessions) {
      if (!session.startsAt().isAfter(clock.instant())) {
        throw new InvalidInputException(
            "sessions", "场次 %s 的开始时间已经过去，不能提交：请修改时间或删除该场次".formatted(session.number()));
      }
      if (session.participants().isEmpty()) {
        throw new InvalidInputException(
            "sessions", "场次 %s 没有参训人员，不能提交：请补充人员或删除该场次".formatted(session.number()));
      }
    }
    List<String> conflicts =
        sessions.stream()
            .flatMap(
                session ->
                    bookings.conflicts(session).stream()
                        .map(conflict -> session.number() + " " + conflict.text()))
            .toList();
    if (!conflicts.isEmpty()) {
      throw new InvalidInputException(
          "sessions",
          "有 %d 处冲突，不能提交：%s%s。请调整时间、讲师或人员后再提交"
              .formatted(
                  conflicts.size(),
                  conflicts.stream().limit(MOST_NAMED).collect(Collectors.joining("；")),
                  conflicts.size() > MOST_NAMED ? "等" : ""));
    }
    store.move(number, List.of(PlanState.PLANNING), PlanState.APPROVAL, null);
  }
}
