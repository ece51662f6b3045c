package io.kefuflow.training.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanProposal;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTrainingStore implements TrainingStore {

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
    return jdbc.sql("select * from training_plan where id = :id")
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

  private static TrainingPlan plan(ResultSet row, int index) throws SQLException {
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
        instant(row, "answers_due_at"),
        row.getString("note"),
        row.getString("conclusion"),
        row.getString("adjustments"),
        instant(row, "closed_at"));
  }
}
