package io.kefuflow.competency.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.competency.Assessment;
import io.kefuflow.competency.AssessmentSource;
import io.kefuflow.competency.Criterion;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentOutcome;
import io.kefuflow.competency.DevelopmentPlan;
import io.kefuflow.competency.DevelopmentState;
import io.kefuflow.competency.DevelopmentStore;
import io.kefuflow.competency.FollowUp;
import io.kefuflow.competency.Measure;
import io.kefuflow.competency.Post;
import io.kefuflow.course.ContentArea;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDevelopmentStore implements DevelopmentStore {

  private final JdbcClient jdbc;

  JdbcDevelopmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Development create(String reason, String startedBy, Instant at) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into competency_development (reason, started_by, started_at, state)
            values (:reason, :startedBy, :startedAt, :state)
            """)
        .param("reason", reason)
        .param("startedBy", startedBy)
        .param("startedAt", utc(at))
        .param("state", DevelopmentState.SELECTING.name())
        .update(key, "id");
    return find(DevelopmentNumber.of(key.getKeyAs(Long.class))).orElseThrow();
  }

  @Override
  public Optional<Development> find(DevelopmentNumber number) {
    return jdbc.sql("select * from competency_development where id = :id")
        .param("id", number.id())
        .query(JdbcDevelopmentStore::development)
        .optional();
  }

  @Override
  public Optional<Development> open(String employee) {
    return jdbc.sql("select * from competency_development where open_employee = :employee")
        .param("employee", employee)
        .query(JdbcDevelopmentStore::development)
        .optional();
  }

  @Override
  public List<Development> list(Collection<String> employees, DevelopmentState state, int most) {
    if (employees != null && employees.isEmpty()) {
      return List.of();
    }
    var statement =
        jdbc.sql(
                "select * from competency_development where 1 = 1"
                    + (employees == null ? "" : " and employee in (:employees)")
                    + (state == null ? "" : " and state = :state")
                    + " order by id desc fetch first :most rows only")
            .param("most", most);
    if (employees != null) {
      statement = statement.param("employees", employees);
    }
    if (state != null) {
      statement = statement.param("state", state.name());
    }
    return statement.query(JdbcDevelopmentStore::development).list();
  }

  @Override
  public boolean update(Development development, DevelopmentState expected) {
    return jdbc.sql(
                """
                update competency_development
                   set employee = :employee, post = :post, criteria_version = :criteriaVersion,
                       state = :state, due_at = :dueAt, follow_up_at = :followUpAt,
                       outcome = :outcome, closed_at = :closedAt, closing_note = :closingNote,
                       open_employee = :openEmployee
                 where id = :id and state = :expected
                """)
            .param("id", development.number().id())
            .param("employee", development.employee())
            .param("post", development.post() == null ? null : development.post().code())
            .param("criteriaVersion", development.criteriaVersion())
            .param("state", development.state().name())
            .param("dueAt", utc(development.dueAt()))
            .param("followUpAt", utc(development.followUpAt()))
            .param("outcome", development.outcome() == null ? null : development.outcome().name())
            .param("closedAt", utc(development.closedAt()))
            .param("closingNote", development.closingNote())
            .param(
                "openEmployee",
                development.state() == DevelopmentState.CLOSED ? null : development.employee())
            .param("expected", expected.name())
            .update()
        == 1;
  }

  @Override
  public void pin(DevelopmentNumber number, List<Criterion> criteria) {
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      jdbc.sql(
              """
              insert into competency_criterion
                  (development_id, code, position, name, area, target, weight)
              values (:id, :code, :position, :name, :area, :target, :weight)
              """)
          .param("id", number.id())
          .param("code", criterion.code())
          .param("position", i + 1)
          .param("name", criterion.name())
          .param("area", criterion.area().name())
          .param("target", criterion.target())
          .param("weight", criterion.weight())
          .update();
    }
  }

  @Override
  public List<Criterion> criteria(DevelopmentNumber number) {
    return jdbc.sql(
            "select * from competency_criterion where development_id = :id order by position")
        .param("id", number.id())
        .query(
            (row, index) ->
                new Criterion(
                    row.getString("code"),
                    row.getString("name"),
                    ContentArea.valueOf(row.getString("area")),
                    row.getInt("target"),
                    row.getInt("weight")))
        .list();
  }

  @Override
  public void add(DevelopmentNumber number, Assessment assessment) {
    for (String table : List.of("competency_assessment_rating", "competency_assessment")) {
      jdbc.sql("delete from " + table + " where development_id = :id and source = :source")
          .param("id", number.id())
          .param("source", assessment.source().name())
          .update();
    }
    jdbc.sql(
            """
            insert into competency_assessment
                (development_id, source, text, assessed_by, assessed_at)
            values (:id, :source, :text, :by, :at)
            """)
        .param("id", number.id())
        .param("source", assessment.source().name())
        .param("text", assessment.text())
        .param("by", assessment.by())
        .param("at", utc(assessment.at()))
        .update();
    assessment
        .ratings()
        .forEach(
            (criterion, rating) ->
                jdbc.sql(
                        """
                        insert into competency_assessment_rating
                            (development_id, source, criterion, rating)
                        values (:id, :source, :criterion, :rating)
                        """)
                    .param("id", number.id())
                    .param("source", assessment.source().name())
                    .param("criterion", criterion)
                    .param("rating", rating)
                    .update());
  }

  @Override
  public List<Assessment> assessments(DevelopmentNumber number) {
    Map<String, Map<String, Integer>> ratings = ratings(number, "assessment", "source");
    return jdbc
        .sql("select * from competency_assessment where development_id = :id")
        .param("id", number.id())
        .query(
            (row, index) ->
                new Assessment(
                    AssessmentSource.valueOf(row.getString("source")),
                    row.getString("text"),
                    row.getString("assessed_by"),
                    instant(row, "assessed_at"),
                    ratings.getOrDefault(row.getString("source"), Map.of())))
        .list()
        .stream()
        .sorted(Comparator.comparing(Assessment::source))
        .toList();
  }

  @Override
  public void add(DevelopmentNumber number, DevelopmentPlan plan) {
    jdbc.sql(
            """
            insert into competency_plan
                (development_id, round, follow_up_weeks, made_by, made_at, agreed, objection,
                 decision)
            values (:id, :round, :weeks, :by, :at, :agreed, :objection, :decision)
            """)
        .param("id", number.id())
        .param("round", plan.round())
        .param("weeks", plan.followUpWeeks())
        .param("by", plan.by())
        .param("at", utc(plan.at()))
        .param("agreed", plan.agreed())
        .param("objection", plan.objection())
        .param("decision", plan.decision())
        .update();
    for (int i = 0; i < plan.measures().size(); i++) {
      Measure measure = plan.measures().get(i);
      jdbc.sql(
              """
              insert into competency_measure
                  (development_id, round, position, kind, text, criterion, due, training_plan)
              values (:id, :round, :position, :kind, :text, :criterion, :due, :trainingPlan)
              """)
          .param("id", number.id())
          .param("round", plan.round())
          .param("position", i + 1)
          .param("kind", measure.kind().name())
          .param("text", measure.text())
          .param("criterion", measure.criterion())
          .param("due", measure.due())
          .param("trainingPlan", measure.trainingPlan())
          .update();
    }
  }

  @Override
  public void update(DevelopmentNumber number, DevelopmentPlan plan) {
    jdbc.sql(
            """
            update competency_plan
               set agreed = :agreed, objection = :objection, decision = :decision
             where development_id = :id and round = :round
            """)
        .param("id", number.id())
        .param("round", plan.round())
        .param("agreed", plan.agreed())
        .param("objection", plan.objection())
        .param("decision", plan.decision())
        .update();
    for (int i = 0; i < plan.measures().size(); i++) {
      jdbc.sql(
              """
              update competency_measure set training_plan = :trainingPlan
               where development_id = :id and round = :round and position = :position
              """)
          .param("id", number.id())
          .param("round", plan.round())
          .param("position", i + 1)
          .param("trainingPlan", plan.measures().get(i).trainingPlan())
          .update();
    }
  }

  @Override
  public List<DevelopmentPlan> plans(DevelopmentNumber number) {
    return jdbc.sql("select * from competency_plan where development_id = :id order by round")
        .param("id", number.id())
        .query(
            (row, index) ->
                new DevelopmentPlan(
                    row.getInt("round"),
                    measures(number, row.getInt("round")),
                    row.getInt("follow_up_weeks"),
                    row.getString("made_by"),
                    instant(row, "made_at"),
                    row.getObject("agreed", Boolean.class),
                    row.getString("objection"),
                    row.getString("decision")))
        .list();
  }

  private List<Measure> measures(DevelopmentNumber number, int round) {
    return jdbc.sql(
            """
            select * from competency_measure
             where development_id = :id and round = :round order by position
            """)
        .param("id", number.id())
        .param("round", round)
        .query(
            (row, index) ->
                new Measure(
                    Measure.Kind.valueOf(row.getString("kind")),
                    row.getString("text"),
                    row.getString("criterion"),
                    row.getObject("due", LocalDate.class),
                    row.getString("training_plan")))
        .list();
  }

  @Override
  public void add(DevelopmentNumber number, FollowUp followUp) {
    jdbc.sql(
            """
            insert into competency_follow_up
                (development_id, number, result, note, made_by, made_at)
            values (:id, :number, :result, :note, :by, :at)
            """)
        .param("id", number.id())
        .param("number", followUp.number())
        .param("result", followUp.result().name())
        .param("note", followUp.note())
        .param("by", followUp.by())
        .param("at", utc(followUp.at()))
        .update();
    followUp
        .ratings()
        .forEach(
            (criterion, rating) ->
                jdbc.sql(
                        """
                        insert into competency_follow_up_rating
                            (development_id, number, criterion, rating)
                        values (:id, :number, :criterion, :rating)
                        """)
                    .param("id", number.id())
                    .param("number", followUp.number())
                    .param("criterion", criterion)
                    .param("rating", rating)
                    .update());
  }

  @Override
  public List<FollowUp> followUps(DevelopmentNumber number) {
    Map<String, Map<String, Integer>> ratings = ratings(number, "follow_up", "number");
    return jdbc.sql("select * from competency_follow_up where development_id = :id order by number")
        .param("id", number.id())
        .query(
            (row, index) ->
                new FollowUp(
                    row.getInt("number"),
                    FollowUp.Result.valueOf(row.getString("result")),
                    row.getString("note"),
                    row.getString("made_by"),
                    instant(row, "made_at"),
                    ratings.getOrDefault(row.getString("number"), Map.of())))
        .list();
  }

  /** Level by criterion, by whatever they belong to. */
  private Map<String, Map<String, Integer>> ratings(
      DevelopmentNumber number, String of, String owner) {
    Map<String, Map<String, Integer>> ratings = new HashMap<>();
    jdbc.sql("select * from competency_" + of + "_rating where development_id = :id")
        .param("id", number.id())
        .query(
            row -> {
              ratings
                  .computeIfAbsent(row.getString(owner), key -> new HashMap<>())
                  .put(row.getString("criterion"), row.getInt("rating"));
            });
    return ratings;
  }

  private static Development development(ResultSet row, int index) throws SQLException {
    String post = row.getString("post");
    String outcome = row.getString("outcome");
    return new Development(
        DevelopmentNumber.of(row.getLong("id")),
        row.getString("reason"),
        row.getString("started_by"),
        instant(row, "started_at"),
        row.getString("employee"),
        post == null ? null : Post.of(post),
        row.getObject("criteria_version", Integer.class),
        DevelopmentState.valueOf(row.getString("state")),
        instant(row, "due_at"),
        instant(row, "follow_up_at"),
        outcome == null ? null : DevelopmentOutcome.valueOf(outcome),
        instant(row, "closed_at"),
        row.getString("closing_note"));
  }
}
