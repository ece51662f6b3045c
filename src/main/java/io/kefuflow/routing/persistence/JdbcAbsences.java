package io.kefuflow.routing.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Absences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAbsences implements Absences {

  private final JdbcClient jdbc;

  JdbcAbsences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Absence absence) {
    jdbc.sql(
            """
            insert into absence (user_id, from_at, to_at, stand_in, reason)
            values (:user, :from, :to, :standIn, :reason)
            """)
        .param("user", absence.userId())
        .param("from", utc(absence.from()))
        .param("to", utc(absence.to()))
        .param("standIn", absence.standIn())
        .param("reason", absence.reason())
        .update();
  }

  @Override
  public void end(String userId, Instant at) {
    jdbc.sql("delete from absence where user_id = :user and from_at >= :at")
        .param("user", userId)
        .param("at", utc(at))
        .update();
    jdbc.sql(
            "update absence set to_at = :at where user_id = :user and (to_at is null or to_at > :at)")
        .param("user", userId)
        .param("at", utc(at))
        .update();
  }

  @Override
  public List<Absence> of(String userId) {
    return jdbc.sql("select * from absence where user_id = :user order by from_at")
        .param("user", userId)
        .query(this::read)
        .list();
  }

  @Override
  public Set<String> absentAt(Instant at) {
    return new HashSet<>(
        jdbc.sql(
                "select distinct user_id from absence where from_at <= :at and (to_at is null or to_at > :at)")
            .param("at", utc(at))
            .query(String.class)
            .list());
  }

  @Override
  public List<Absence> between(Instant from, Instant before) {
    return jdbc.sql(
            """
            select * from absence
             where from_at < :before and (to_at is null or to_at > :from)
             order by from_at, id
            """)
        .param("from", utc(from))
        .param("before", utc(before))
        .query(this::read)
        .list();
  }

  private Absence read(ResultSet row, int index) throws SQLException {
    Instant to = instant(row, "to_at");
    return new Absence(
        row.getString("user_id"),
        instant(row, "from_at"),
        to,
        row.getString("stand_in"),
        row.getString("reason"));
  }
}
