package io.kefuflow.calendar.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.CalendarStore;
import io.kefuflow.calendar.CalendarVersion;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCalendarStore implements CalendarStore {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  JdbcCalendarStore(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public List<CalendarVersion> latest() {
    return jdbc.sql(
            """
            select * from service_calendar_version v
             where version = (select max(version) from service_calendar_version
                               where calendar_id = v.calendar_id)
             order by calendar_id
            """)
        .query(this::read)
        .list();
  }

  @Override
  public List<CalendarVersion> versions(String id) {
    return jdbc.sql(
            "select * from service_calendar_version where calendar_id = :id order by version desc")
        .param("id", id)
        .query(this::read)
        .list();
  }

  @Override
  public Optional<CalendarVersion> find(String id, int version) {
    return jdbc.sql(
            "select * from service_calendar_version where calendar_id = :id and version = :version")
        .param("id", id)
        .param("version", version)
        .query(this::read)
        .optional();
  }

  @Override
  public OptionalInt inForce(String id, Instant at) {
    return jdbc.sql(
            """
            select coalesce(max(case when valid_from <= :at then version end), min(version))
              from service_calendar_version
             where calendar_id = :id
            having count(*) > 0
            """)
        .param("id", id)
        .param("at", utc(at))
        .query(Integer.class)
        .optional()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  @Override
  public boolean add(CalendarVersion version) {
    try {
      jdbc.sql(
              """
              insert into service_calendar_version
                  (calendar_id, version, valid_from, document, published_by, published_at, source, note)
              values (:id, :version, :validFrom, :document, :by, :at, :source, :note)
              """)
          .param("id", version.calendarId())
          .param("version", version.version())
          .param("validFrom", utc(version.validFrom()))
          .param("document", json.writeValueAsString(version.document()))
          .param("by", version.publishedBy())
          .param("at", utc(version.publishedAt()))
          .param("source", version.source())
          .param("note", version.note())
          .update();
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CalendarVersion read(ResultSet row, int index) throws SQLException {
    try {
      return new CalendarVersion(
          row.getString("calendar_id"),
          row.getInt("version"),
          instant(row, "valid_from"),
          json.readValue(row.getString("document"), CalendarDocument.class),
          row.getString("published_by"),
          instant(row, "published_at"),
          row.getString("source"),
          row.getString("note"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
