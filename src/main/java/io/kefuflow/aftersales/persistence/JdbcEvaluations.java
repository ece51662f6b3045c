package io.kefuflow.aftersales.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.aftersales.Evaluations;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
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
        .query(JdbcEvaluations::read)
        .optional();
  }

  @Override
  public List<Recorded> of(Collection<CaseNumber> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select * from service_evaluation where case_number in (:numbers) order by recorded_at desc")
            .param("numbers", caseNumbers.stream().map(CaseNumber::value).toList())
            .query(
                (row, index) ->
                    new Recorded(
                        new CaseNumber(row.getString("case_number")),
                        instant(row, "recorded_at"),
                        read(row, index)))
            .list();
  }

  private static Evaluation read(ResultSet row, int index) throws SQLException {
    return new Evaluation(
        row.getInt("attitude"),
        row.getInt("efficiency"),
        row.getInt("channel"),
        row.getInt("scope"),
        row.getInt("overall"),
        row.getString("remark"));
  }
}
