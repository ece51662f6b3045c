package io.kefuflow.aftersales.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.aftersales.Evaluations;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcEvaluations implements Evaluations {

  private final JdbcClient jdbc;
  private final Actor actor;
  private final Clock clock;

  JdbcEvaluations(JdbcClient jdbc, Actor actor, Clock clock) {
    this.jdbc = jdbc;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void save(CaseNumber caseNumber, Evaluation evaluation) {
    jdbc.sql("delete from service_evaluation where case_number = :caseNumber")
        .param("caseNumber", caseNumber.value())
        .update();
    jdbc.sql(
            """
            insert into service_evaluation
                (case_number, attitude, efficiency, channel, scope, overall, remark, recorded_by, recorded_at)
            values (:caseNumber, :attitude, :efficiency, :channel, :scope, :overall, :remark, :by, :at)
            """)
        .param("caseNumber", caseNumber.value())
        .param("attitude", evaluation.attitude())
        .param("efficiency", evaluation.efficiency())
        .param("channel", evaluation.channel())
        .param("scope", evaluation.scope())
        .param("overall", evaluation.overall())
        .param("remark", evaluation.remark())
        .param("by", actor.id())
        .param("at", utc(clock.instant()))
        .update();
  }

  @Override
  public Optional<Evaluation> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from service_evaluation where case_number = :caseNumber")
        .param("caseNumber", caseNumber.value())
        .query(
            (row, index) ->
                new Evaluation(
                    row.getInt("attitude"),
                    row.getInt("efficiency"),
                    row.getInt("channel"),
                    row.getInt("scope"),
                    row.getInt("overall"),
                    row.getString("remark")))
        .optional();
  }
}
