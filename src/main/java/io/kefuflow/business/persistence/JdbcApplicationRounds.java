package io.kefuflow.business.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.business.ApplicationRound;
import io.kefuflow.business.ApplicationRounds;
import io.kefuflow.business.ApprovalLevel;
import io.kefuflow.business.CatalogueEntry;
import io.kefuflow.business.RequiredMaterials;
import io.kefuflow.casework.CaseNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds in the table {@code business_application_round}, on H2 and PostgreSQL. */
@Repository
class JdbcApplicationRounds implements ApplicationRounds {

  private final JdbcClient jdbc;

  JdbcApplicationRounds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(ApplicationRound round) {
    jdbc.sql(
            """
            insert into business_application_round (case_number, round_number, kind, kind_name, materials,
              approval_level, resolve_within, plan, cause, begun_by, begun_at)
            values (:caseNumber, :number, :kind, :kindName, :materials, :approvalLevel, :resolveWithin, :plan,
              :cause, :begunBy, :begunAt)
            """)
        .param("caseNumber", round.caseNumber().value())
        .param("number", round.number())
        .param("kind", round.entry().kind())
        .param("kindName", round.entry().name())
        .param("materials", round.entry().materials().text())
        .param("approvalLevel", round.entry().approvalLevel().name())
        .param("resolveWithin", round.entry().resolveWithin().toString())
        .param("plan", round.plan())
        .param("cause", round.cause())
        .param("begunBy", round.begunBy())
        .param("begunAt", utc(round.begunAt()))
        .update();
  }

  @Override
  public List<ApplicationRound> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select * from business_application_round where case_number = :caseNumber order by round_number
            """)
        .param("caseNumber", caseNumber.value())
        .query(JdbcApplicationRounds::round)
        .list();
  }

  @Override
  public Optional<ApplicationRound> current(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select * from business_application_round where case_number = :caseNumber
            order by round_number desc fetch first 1 row only
            """)
        .param("caseNumber", caseNumber.value())
        .query(JdbcApplicationRounds::round)
        .optional();
  }

  private static ApplicationRound round(ResultSet row, int number) throws SQLException {
    return new ApplicationRound(
        new CaseNumber(row.getString("case_number")),
        row.getInt("round_number"),
        new CatalogueEntry(
            row.getString("kind"),
            row.getString("kind_name"),
            RequiredMaterials.parse(row.getString("materials")),
            ApprovalLevel.valueOf(row.getString("approval_level")),
            Duration.parse(row.getString("resolve_within"))),
        row.getString("plan"),
        row.getString("cause"),
        row.getString("begun_by"),
        instant(row, "begun_at"));
  }
}
