package io.kefuflow.appointment.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.appointment.Appointment;
import io.kefuflow.appointment.Appointment.Kind;
import io.kefuflow.appointment.Appointment.State;
import io.kefuflow.appointment.AppointmentStore;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class JdbcAppointments implements AppointmentStore {

  private final JdbcClient jdbc;
  private final Actor actor;
  private final Clock clock;

  JdbcAppointments(JdbcClient jdbc, Actor actor, Clock clock) {
    this.jdbc = jdbc;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public Appointment add(Appointment appointment) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into appointment
                (case_number, kind, starts_at, place, host, note, state, arranged_by, arranged_at)
            values (:caseNumber, :kind, :startsAt, :place, :host, :note, :state, :by, :at)
            """)
        .param("caseNumber", appointment.caseNumber().value())
        .param("kind", appointment.kind().name())
        .param("startsAt", utc(appointment.startsAt()))
        .param("place", appointment.place())
        .param("host", appointment.host())
        .param("note", appointment.note())
        .param("state", appointment.state().name())
        .param("by", actor.id())
        .param("at", utc(clock.instant()))
        .update(key, "id");
    return jdbc.sql("select * from appointment where id = :id")
        .param("id", key.getKeyAs(Long.class))
        .query(JdbcAppointments::read)
        .single();
  }

  @Override
  public void end(long id, State state, String report) {
    jdbc.sql(
            "update appointment set state = :state, report = :report, ended_at = :at where id = :id")
        .param("state", state.name())
        .param("report", report)
        .param("at", utc(clock.instant()))
        .param("id", id)
        .update();
  }

  @Override
  public List<Appointment> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from appointment where case_number = :caseNumber order by id")
        .param("caseNumber", caseNumber.value())
        .query(JdbcAppointments::read)
        .list();
  }

  private static Appointment read(ResultSet row, int index) throws SQLException {
    return new Appointment(
        row.getLong("id"),
        new CaseNumber(row.getString("case_number")),
        Kind.valueOf(row.getString("kind")),
        instant(row, "starts_at"),
        row.getString("place"),
        row.getString("host"),
        row.getString("note"),
        State.valueOf(row.getString("state")));
  }
}
