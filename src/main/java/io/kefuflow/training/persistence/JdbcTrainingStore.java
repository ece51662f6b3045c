package io.kefuflow.training.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.course.ContentArea;
import io.kefuflow.training.AttendanceRecord;
import io.kefuflow.training.Departure;
import io.kefuflow.training.Evaluation;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.Seat;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionState;
import io.kefuflow.training.TrainingForm;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTrainingStore implements TrainingStore {

  private static final List<String> CLOSED =
      Arrays.stream(PlanState.values()).filter(PlanState::isClosed).map(PlanState::name).toList();

  private static final Map<ContentArea, String> COLUMNS =
      Map.of(
          ContentArea.EXPERTISE, "expertise",
          ContentArea.SERVICE_SKILLS, "service_skills",
          ContentArea.TEAMWORK, "teamwork",
          ContentArea.LAW, "law");

  private final JdbcClient jdbc;

  JdbcTrainingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public PlanNumber create(PlanProposal proposal, Instant at) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into training_plan (title, goals, from_date, to_date, state, planner, begun_at, origin)
            values (:title, :goals, :from, :to, :state, :planner, :at, :origin)
            """)
        .param("title", proposal.title())
        .param("goals", proposal.goals())
        .param("from", proposal.from())
        .param("to", proposal.to())
        .param("state", PlanState.PREPARING.name())
        .param("planner", proposal.proposedBy())
        .param("at", utc(at))
        .param("origin", proposal.origin())
        .update(key, "id");
    PlanNumber number = PlanNumber.of(key.getKeyAs(Long.class));
    proposal.employees().forEach(employee -> addParticipant(number, employee));
    return number;
  }

  private void addParticipant(PlanNumber plan, String employee) {
    jdbc.sql("insert into training_participant (plan_id, employee) values (:plan, :employee)")
        .param("plan", plan.id())
        .param("employee", employee)
        .update();
  }

  @Override
  public Optional<TrainingPlan> find(PlanNumber number) {
    return plan(number, "");
  }

  @Override
  public Optional<TrainingPlan> lock(PlanNumber number) {
    return plan(number, " for update");
  }

  private Optional<TrainingPlan> plan(PlanNumber number, String locking) {
    return jdbc.sql("select * from training_plan where id = :id" + locking)
        .param("id", number.id())
        .query(JdbcTrainingStore::plan)
        .optional();
  }

  @Override
  public List<TrainingPlan> plans(PlanState state) {
    return jdbc.sql(
            "select * from training_plan"
                + (state == null ? "" : " where state = :state")
                + " order by id desc")
        .param("state", state == null ? null : state.name())
        .query(JdbcTrainingStore::plan)
        .list();
  }

  @Override
  public boolean move(
      PlanNumber number, Collection<PlanState> expected, PlanState to, String note) {
    return jdbc.sql(
                """
                update training_plan set state = :state, note = :note
                 where id = :id and state in (:expected)
                """)
            .param("state", to.name())
            .param("note", note)
            .param("id", number.id())
            .param("expected", expected.stream().map(PlanState::name).toList())
            .update()
        == 1;
  }

  @Override
  public void ask(
      PlanNumber number, List<String> employees, Set<ContentArea> areas, Instant dueAt) {
    Set<String> known =
        needs(number).stream().map(NeedAnswer::employee).collect(Collectors.toSet());
    known.stream()
        .filter(employee -> !employees.contains(employee))
        .forEach(
            employee ->
                jdbc.sql(
                        "delete from training_participant where plan_id = :plan and employee = :employee")
                    .param("plan", number.id())
                    .param("employee", employee)
                    .update());
    employees.stream()
        .filter(employee -> !known.contains(employee))
        .forEach(employee -> addParticipant(number, employee));
    jdbc.sql("update training_plan set areas = :areas, answers_due_at = :due where id = :id")
        .param("areas", areas.stream().map(ContentArea::name).collect(Collectors.joining(",")))
        .param("due", utc(dueAt))
        .param("id", number.id())
        .update();
  }

  @Override
  public void conclude(PlanNumber number, String conclusion, String adjustments) {
    jdbc.sql(
            """
            update training_plan set conclusion = :conclusion, adjustments = :adjustments
             where id = :id
            """)
        .param("conclusion", conclusion)
        .param("adjustments", adjustments)
        .param("id", number.id())
        .update();
  }

  @Override
  public void close(PlanNumber number, PlanState state, String note, Instant at) {
    jdbc.sql(
            "update training_plan set state = :state, note = :note, closed_at = :at where id = :id")
        .param("state", state.name())
        .param("note", note)
        .param("at", utc(at))
        .param("id", number.id())
        .update();
  }

  @Override
  public List<NeedAnswer> needs(PlanNumber number) {
    return jdbc.sql("select * from training_participant where plan_id = :plan order by employee")
        .param("plan", number.id())
        .query(JdbcTrainingStore::need)
        .list();
  }

  private static NeedAnswer need(ResultSet row, int index) throws SQLException {
    Map<ContentArea, Integer> levels = new EnumMap<>(ContentArea.class);
    for (var column : COLUMNS.entrySet()) {
      Integer level = row.getObject(column.getValue(), Integer.class);
      if (level != null) {
        levels.put(column.getKey(), level);
      }
    }
    return new NeedAnswer(
        row.getString("employee"), levels, row.getString("wishes"), instant(row, "answered_at"));
  }

  @Override
  public boolean answer(PlanNumber number, NeedAnswer answer) {
    return jdbc.sql(
                """
                update training_participant
                   set expertise = :expertise, service_skills = :serviceSkills,
                       teamwork = :teamwork, law = :law, wishes = :wishes, answered_at = :at
                 where plan_id = :plan and employee = :employee and answered_at is null
                """)
            .param("expertise", answer.levels().get(ContentArea.EXPERTISE))
            .param("serviceSkills", answer.levels().get(ContentArea.SERVICE_SKILLS))
            .param("teamwork", answer.levels().get(ContentArea.TEAMWORK))
            .param("law", answer.levels().get(ContentArea.LAW))
            .param("wishes", answer.wishes())
            .param("at", utc(answer.answeredAt()))
            .param("plan", number.id())
            .param("employee", answer.employee())
            .update()
        == 1;
  }

  @Override
  public void lockBookings() {
    jdbc.sql("select id from training_booking_lock where id = 1 for update")
        .query(Integer.class)
        .single();
  }

  @Override
  public void put(TrainingSession session) {
    int known =
        write(
            """
            update training_session
               set course = :course, form = :form, starts_at = :startsAt, ends_at = :endsAt,
                   place = :place, trainer = :trainer, external_trainer = :externalTrainer,
                   seats = :seats, state = :state, sequence = :sequence,
                   cancellation_reason = :reason
             where plan_id = :plan and number = :number
            """,
            session);
    if (known == 0) {
      write(
          """
          insert into training_session (plan_id, number, course, form, starts_at, ends_at, place,
              trainer, external_trainer, seats, state, sequence, cancellation_reason)
          values (:plan, :number, :course, :form, :startsAt, :endsAt, :place, :trainer,
              :externalTrainer, :seats, :state, :sequence, :reason)
          """,
          session);
    }
    putSeats(session);
  }

  private int write(String sql, TrainingSession session) {
    return jdbc.sql(sql)
        .param("course", session.course())
        .param("form", session.form().name())
        .param("startsAt", utc(session.startsAt()))
        .param("endsAt", utc(session.endsAt()))
        .param("place", session.place())
        .param("trainer", session.trainer())
        .param("externalTrainer", session.externalTrainer())
        .param("seats", session.seats())
        .param("state", session.state().name())
        .param("sequence", session.sequence())
        .param("reason", session.cancellationReason())
        .param("plan", session.number().plan().id())
        .param("number", session.number().session())
        .update();
  }

  private void putSeats(TrainingSession session) {
    List<String> known = seats(session.number()).stream().map(Seat::employee).toList();
    known.stream()
        .filter(employee -> !session.participants().contains(employee))
        .forEach(employee -> removeSeat(session.number(), employee));
    session.participants().stream()
        .filter(employee -> !known.contains(employee))
        .forEach(
            employee ->
                jdbc.sql(
                        """
                        insert into training_seat (plan_id, number, employee)
                        values (:plan, :number, :employee)
                        """)
                    .param("plan", session.number().plan().id())
                    .param("number", session.number().session())
                    .param("employee", employee)
                    .update());
  }

  private void removeSeat(SessionNumber number, String employee) {
    jdbc.sql(
            """
            delete from training_seat
             where plan_id = :plan and number = :number and employee = :employee
            """)
        .param("plan", number.plan().id())
        .param("number", number.session())
        .param("employee", employee)
        .update();
  }

  @Override
  public void remove(SessionNumber number) {
    jdbc.sql("delete from training_session where plan_id = :plan and number = :number")
        .param("plan", number.plan().id())
        .param("number", number.session())
        .update();
  }

  @Override
  public Optional<TrainingSession> session(SessionNumber number) {
    return sessions(
            jdbc.sql(
                    "select s.* from training_session s where plan_id = :plan and number = :number")
                .param("plan", number.plan().id())
                .param("number", number.session()))
        .stream()
        .findFirst();
  }

  @Override
  public List<TrainingSession> sessions(PlanNumber number) {
    return sessions(
        jdbc.sql("select s.* from training_session s where plan_id = :plan order by number")
            .param("plan", number.id()));
  }

  @Override
  public List<TrainingSession> booked(Instant from, Instant to) {
    return sessions(
        jdbc.sql(
                """
                select s.* from training_session s
                  join training_plan p on p.id = s.plan_id
                 where s.starts_at < :to and s.ends_at > :from and s.state <> :cancelled
                   and p.state in (:booking)
                 order by s.starts_at, s.plan_id, s.number
                """)
            .param("from", utc(from))
            .param("to", utc(to))
            .param("cancelled", SessionState.CANCELLED.name())
            .param("booking", List.of(PlanState.APPROVAL.name(), PlanState.RUNNING.name())));
  }

  @Override
  public List<TrainingSession> sessions(String employee, Instant from, Instant to) {
    return sessions(
        jdbc.sql(
                """
                select s.* from training_session s
                 where s.starts_at >= :from and s.starts_at < :to and s.state <> :planned
                """
                    + (employee == null
                        ? ""
                        : """
                           and (s.trainer = :employee
                                or exists (select 1 from training_seat t
                                            where t.plan_id = s.plan_id and t.number = s.number
                                              and t.employee = :employee))
                          """)
                    + " order by s.starts_at, s.plan_id, s.number")
            .param("from", utc(from))
            .param("to", utc(to))
            .param("planned", SessionState.PLANNED.name())
            .param("employee", employee));
  }

  private List<TrainingSession> sessions(JdbcClient.StatementSpec query) {
    List<TrainingSession> found = query.query((row, index) -> session(row, List.of())).list();
    if (found.isEmpty()) {
      return found;
    }
    Map<SessionNumber, List<String>> participants = new HashMap<>();
    jdbc.sql(
            """
            select plan_id, number, employee from training_seat
             where plan_id in (:plans) order by employee
            """)
        .param(
            "plans",
            found.stream().map(session -> session.number().plan().id()).distinct().toList())
        .query(
            row -> {
              participants
                  .computeIfAbsent(number(row), key -> new ArrayList<>())
                  .add(row.getString("employee"));
            });
    return found.stream()
        .map(session -> session.takenBy(participants.getOrDefault(session.number(), List.of())))
        .toList();
  }

  @Override
  public List<Seat> seats(SessionNumber number) {
    return jdbc.sql(
            """
            select * from training_seat where plan_id = :plan and number = :number
             order by employee
            """)
        .param("plan", number.plan().id())
        .param("number", number.session())
        .query(
            (row, index) ->
                new Seat(
                    row.getString("employee"),
                    row.getObject("present", Boolean.class),
                    row.getString("exam_result")))
        .list();
  }

  @Override
  public void attend(SessionNumber number, Collection<String> present) {
    for (Seat seat : seats(number)) {
      jdbc.sql(
              """
              update training_seat set present = :present
               where plan_id = :plan and number = :number and employee = :employee
              """)
          .param("present", present.contains(seat.employee()))
          .param("plan", number.plan().id())
          .param("number", number.session())
          .param("employee", seat.employee())
          .update();
    }
  }

  @Override
  public void examined(SessionNumber number, String employee, String result) {
    jdbc.sql(
            """
            update training_seat set exam_result = :result
             where plan_id = :plan and number = :number and employee = :employee
            """)
        .param("result", result)
        .param("plan", number.plan().id())
        .param("number", number.session())
        .param("employee", employee)
        .update();
  }

  @Override
  public boolean evaluate(
      SessionNumber number, String employee, Evaluation evaluation, Instant at) {
    return jdbc.sql(
                """
                insert into training_evaluation (plan_id, number, employee, content, trainer,
                    usefulness, organisation, remark, answered_at)
                select t.plan_id, t.number, t.employee, :content, :trainer, :usefulness,
                       :organisation, :remark, :at
                  from training_seat t
                 where t.plan_id = :plan and t.number = :number and t.employee = :employee
                   and not exists (select 1 from training_evaluation e
                                    where e.plan_id = t.plan_id and e.number = t.number
                                      and e.employee = t.employee)
                """)
            .param("content", evaluation.content())
            .param("trainer", evaluation.trainer())
            .param("usefulness", evaluation.usefulness())
            .param("organisation", evaluation.organisation())
            .param("remark", evaluation.remark())
            .param("at", utc(at))
            .param("plan", number.plan().id())
            .param("number", number.session())
            .param("employee", employee)
            .update()
        == 1;
  }

  @Override
  public List<Evaluation> evaluations(SessionNumber number) {
    return jdbc.sql(
            """
            select * from training_evaluation where plan_id = :plan and number = :number
             order by answered_at, employee
            """)
        .param("plan", number.plan().id())
        .param("number", number.session())
        .query(
            (row, index) ->
                new Evaluation(
                    row.getInt("content"),
                    row.getInt("trainer"),
                    row.getInt("usefulness"),
                    row.getInt("organisation"),
                    row.getString("remark")))
        .list();
  }

  @Override
  public List<AttendanceRecord> attendance(Instant from, Instant to) {
    return jdbc.sql(
            """
            select s.plan_id, s.number, s.course, s.form, s.trainer, s.starts_at, s.ends_at,
                   t.employee, t.present, t.exam_result,
                   (e.content + e.trainer + e.usefulness + e.organisation) / 4.0 as evaluation
              from training_session s
              join training_seat t on t.plan_id = s.plan_id and t.number = s.number
              left join training_evaluation e
                     on e.plan_id = t.plan_id and e.number = t.number and e.employee = t.employee
             where s.state = :held and s.starts_at >= :from and s.starts_at < :to
             order by s.starts_at, s.plan_id, s.number, t.employee
            """)
        .param("held", SessionState.HELD.name())
        .param("from", utc(from))
        .param("to", utc(to))
        .query(
            (row, index) -> {
              Instant start = instant(row, "starts_at");
              return new AttendanceRecord(
                  number(row),
                  row.getString("course"),
                  TrainingForm.valueOf(row.getString("form")),
                  row.getString("trainer"),
                  start,
                  Duration.between(start, instant(row, "ends_at")),
                  row.getString("employee"),
                  row.getBoolean("present"),
                  row.getString("exam_result"),
                  evaluation(row));
            })
        .list();
  }

  private static Double evaluation(ResultSet row) throws SQLException {
    double mean = row.getDouble("evaluation");
    return row.wasNull() ? null : mean;
  }

  @Override
  public Optional<Departure> departure(String employee) {
    return jdbc.sql("select * from departure where employee = :employee")
        .param("employee", employee)
        .query(
            (row, index) ->
                new Departure(
                    row.getString("employee"), instant(row, "left_at"), row.getString("noted_by")))
        .optional();
  }

  @Override
  public void depart(Departure departure) {
    jdbc.sql("insert into departure (employee, left_at, noted_by) values (:employee, :at, :by)")
        .param("employee", departure.employee())
        .param("at", utc(departure.leftAt()))
        .param("by", departure.notedBy())
        .update();
  }

  @Override
  public void comeBack(String employee) {
    jdbc.sql("delete from departure where employee = :employee")
        .param("employee", employee)
        .update();
  }

  @Override
  public Set<String> departed() {
    return new TreeSet<>(jdbc.sql("select employee from departure").query(String.class).list());
  }

  @Override
  public List<SessionNumber> giveUpSeats(String employee, Instant after) {
    List<SessionNumber> given =
        jdbc.sql(
                """
                select s.plan_id, s.number from training_session s
                  join training_seat t on t.plan_id = s.plan_id and t.number = s.number
                 where t.employee = :employee and s.starts_at > :after and s.state in (:open)
                 order by s.plan_id, s.number
                """)
            .param("employee", employee)
            .param("after", utc(after))
            .param("open", List.of(SessionState.PLANNED.name(), SessionState.SCHEDULED.name()))
            .query((row, index) -> number(row))
            .list();
    given.forEach(number -> removeSeat(number, employee));
    return given;
  }

  @Override
  public Set<String> involved() {
    return new TreeSet<>(
        jdbc.sql(
                """
                select p.employee from training_participant p
                  join training_plan l on l.id = p.plan_id where l.state not in (:closed)
                union
                select t.employee from training_seat t
                  join training_plan l on l.id = t.plan_id where l.state not in (:closed)
                union
                select s.trainer from training_session s
                  join training_plan l on l.id = s.plan_id
                 where l.state not in (:closed) and s.trainer is not null
                union
                select planner from training_plan where state not in (:closed)
                """)
            .param("closed", CLOSED)
            .query(String.class)
            .list());
  }

  private static TrainingPlan plan(ResultSet row, int index) throws SQLException {
    String areas = row.getString("areas");
    return new TrainingPlan(
        PlanNumber.of(row.getLong("id")),
        row.getString("title"),
        row.getString("goals"),
        row.getObject("from_date", LocalDate.class),
        row.getObject("to_date", LocalDate.class),
        PlanState.valueOf(row.getString("state")),
        row.getString("planner"),
        instant(row, "begun_at"),
        row.getString("origin"),
        areas == null
            ? EnumSet.noneOf(ContentArea.class)
            : Arrays.stream(areas.split(","))
                .map(ContentArea::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContentArea.class))),
        instant(row, "answers_due_at"),
        row.getString("note"),
        row.getString("conclusion"),
        row.getString("adjustments"),
        instant(row, "closed_at"));
  }

  private static SessionNumber number(ResultSet row) throws SQLException {
    return new SessionNumber(PlanNumber.of(row.getLong("plan_id")), row.getInt("number"));
  }

  private static TrainingSession session(ResultSet row, List<String> participants)
      throws SQLException {
    return new TrainingSession(
        number(row),
        row.getString("course"),
        TrainingForm.valueOf(row.getString("form")),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getString("place"),
        row.getString("trainer"),
        row.getString("external_trainer"),
        row.getInt("seats"),
        participants,
        SessionState.valueOf(row.getString("state")),
        row.getInt("sequence"),
        row.getString("cancellation_reason"));
  }
}
