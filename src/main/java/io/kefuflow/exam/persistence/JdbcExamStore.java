package io.kefuflow.exam.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.course.Assessment;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamQuery;
import io.kefuflow.exam.ExamRound;
import io.kefuflow.exam.ExamState;
import io.kefuflow.exam.ExamStore;
import io.kefuflow.exam.PaperQuestion;
import io.kefuflow.exam.Question;
import io.kefuflow.exam.RoundOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExamStore implements ExamStore {

  private final JdbcClient jdbc;

  JdbcExamStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Exam add(Exam exam) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into exam
                   (employee, course_code, session_number, trainer, assessment, questions, pass_mark,
                    time_limit_seconds, state, registered_at)
            values (:employee, :course, :session, :trainer, :assessment, :questions, :passMark,
                    :timeLimit, :state, :registeredAt)
            """)
        .param("employee", exam.employee())
        .param("course", exam.courseCode())
        .param("session", exam.sessionNumber())
        .param("trainer", exam.trainer())
        .param("assessment", exam.assessment().name())
        .param("questions", exam.questions())
        .param("passMark", exam.passMark())
        .param("timeLimit", exam.timeLimit().toSeconds())
        .param("state", exam.state().name())
        .param("registeredAt", utc(exam.registeredAt()))
        .update(key, "id");
    return find(Exam.NUMBERS.of(key.getKeyAs(Long.class))).orElseThrow();
  }

  @Override
  public Optional<Exam> find(String number) {
    return Exam.NUMBERS.matches(number)
        ? exams("where id = :id", Map.of("id", id(number))).stream().findFirst()
        : Optional.empty();
  }

  @Override
  public List<Exam> search(ExamQuery query, int most) {
    if (query.employees() != null && query.employees().isEmpty()) {
      return List.of();
    }
    var where = new StringBuilder("where 1 = 1");
    Map<String, Object> params = new HashMap<>();
    add(where, params, "employee in (:employees)", "employees", query.employees());
    add(where, params, "course_code = :course", "course", query.courseCode());
    add(where, params, "ended_at >= :from", "from", utc(query.endedFrom()));
    add(where, params, "ended_at < :before", "before", utc(query.endedBefore()));
    params.put("most", most);
    return exams(where + " order by id desc fetch first :most rows only", params);
  }

  @Override
  public List<Exam> open(String employee) {
    return exams(
        "where employee = :employee and ended_at is null order by id desc",
        Map.of("employee", employee));
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> params,
      String condition,
      String name,
      Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      params.put(name, value);
    }
  }

  /** The exams with their rounds, read in two statements. */
  private List<Exam> exams(String where, Map<String, Object> params) {
    Map<Long, Exam> exams = new LinkedHashMap<>();
    jdbc.sql("select * from exam " + where)
        .params(params)
        .query((row, index) -> exams.put(row.getLong("id"), exam(row)))
        .list();
    Map<Long, List<ExamRound>> rounds = rounds(exams.keySet());
    return exams.entrySet().stream()
        .map(entry -> with(entry.getValue(), rounds.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private Map<Long, List<ExamRound>> rounds(Collection<Long> exams) {
    Map<Long, List<ExamRound>> rounds = new HashMap<>();
    if (!exams.isEmpty()) {
      jdbc.sql(
              """
              select r.*, e.pass_mark, e.time_limit_seconds
                from exam_round r join exam e on e.id = r.exam_id
               where r.exam_id in (:exams)
               order by r.round
              """)
          .param("exams", exams)
          .query(
              (row, index) ->
                  rounds
                      .computeIfAbsent(row.getLong("exam_id"), id -> new ArrayList<>())
                      .add(round(row)))
          .list();
    }
    return rounds;
  }

  @Override
  public void open(String number, ExamRound round, List<PaperQuestion> paper) {
    jdbc.sql(
            """
            insert into exam_round (exam_id, round, seed, opened_at)
            values (:id, :round, :seed, :openedAt)
            """)
        .param("id", id(number))
        .param("round", round.round())
        .param("seed", round.seed())
        .param("openedAt", utc(round.openedAt()))
        .update();
    for (PaperQuestion question : paper) {
      jdbc.sql(
              """
              insert into exam_paper (exam_id, round, position, question_id, question_version)
              values (:id, :round, :position, :question, :version)
              """)
          .param("id", id(number))
          .param("round", round.round())
          .param("position", question.position())
          .param("question", Question.NUMBERS.id("number", question.question().number()))
          .param("version", question.question().version())
          .update();
    }
  }

  @Override
  public void update(String number, ExamRound round) {
    jdbc.sql(
            """
            update exam_round
               set begun_at = :begunAt, ended_at = :endedAt, outcome = :outcome, score = :score,
                   remarks = :remarks, scored_by = :scoredBy
             where exam_id = :id and round = :round
            """)
        .param("begunAt", utc(round.begunAt()))
        .param("endedAt", utc(round.endedAt()))
        .param("outcome", round.outcome() == null ? null : round.outcome().name())
        .param("score", round.score())
        .param("remarks", round.remarks())
        .param("scoredBy", round.scoredBy())
        .param("id", id(number))
        .param("round", round.round())
        .update();
  }

  @Override
  public List<PaperQuestion> paper(String number, int round) {
    return jdbc.sql(
            """
            select v.*, p.position, p.answer from exam_paper p
              join exam_question_version v
                on v.question_id = p.question_id and v.version = p.question_version
             where p.exam_id = :id and p.round = :round
             order by p.position
            """)
        .param("id", id(number))
        .param("round", round)
        .query(
            (row, index) ->
                new PaperQuestion(
                    row.getInt("position"),
                    JdbcQuestionStore.question(row, index),
                    JdbcQuestionStore.keys(row.getString("answer"))))
        .list();
  }

  @Override
  public void answer(String number, int round, int position, Set<String> answer, Instant at) {
    jdbc.sql(
            """
            update exam_paper set answer = :answer, answered_at = :at
             where exam_id = :id and round = :round and position = :position
               and answered_at is null
            """)
        .param("answer", String.join("", new TreeSet<>(answer)))
        .param("at", utc(at))
        .param("id", id(number))
        .param("round", round)
        .param("position", position)
        .update();
  }

  @Override
  public void end(String number, ExamState state, String coachingNote, Instant at) {
    jdbc.sql(
            """
            update exam set state = :state, coaching_note = :note, ended_at = :at
             where id = :id and ended_at is null
            """)
        .param("state", state.name())
        .param("note", coachingNote)
        .param("at", utc(at))
        .param("id", id(number))
        .update();
  }

  private static long id(String number) {
    return Exam.NUMBERS.id("number", number);
  }

  private static Exam exam(ResultSet row) throws SQLException {
    return new Exam(
        Exam.NUMBERS.of(row.getLong("id")),
        row.getString("employee"),
        row.getString("course_code"),
        row.getString("session_number"),
        row.getString("trainer"),
        Assessment.valueOf(row.getString("assessment")),
        row.getInt("questions"),
        row.getInt("pass_mark"),
        Duration.ofSeconds(row.getLong("time_limit_seconds")),
        ExamState.valueOf(row.getString("state")),
        instant(row, "registered_at"),
        instant(row, "ended_at"),
        row.getString("coaching_note"),
        List.of());
  }

  private static Exam with(Exam exam, List<ExamRound> rounds) {
    return new Exam(
        exam.number(),
        exam.employee(),
        exam.courseCode(),
        exam.sessionNumber(),
        exam.trainer(),
        exam.assessment(),
        exam.questions(),
        exam.passMark(),
        exam.timeLimit(),
        exam.state(),
        exam.registeredAt(),
        exam.endedAt(),
        exam.coachingNote(),
        rounds);
  }

  private static ExamRound round(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new ExamRound(
        row.getInt("round"),
        row.getObject("seed", Long.class),
        row.getInt("pass_mark"),
        Duration.ofSeconds(row.getLong("time_limit_seconds")),
        instant(row, "opened_at"),
        instant(row, "begun_at"),
        instant(row, "ended_at"),
        outcome == null ? null : RoundOutcome.valueOf(outcome),
        row.getObject("score", Integer.class),
        row.getString("remarks"),
        row.getString("scored_by"));
  }
}
