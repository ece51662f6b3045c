package io.kefuflow.casework.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Timeline;
import io.kefuflow.shared.Actor;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTimeline implements Timeline {

  private static final TypeReference<List<CaseEvent.Detail>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;
  private final ObjectMapper json;

  JdbcTimeline(JdbcClient jdbc, Clock clock, Actor actor, ObjectMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.json = json;
  }

  @Override
  public void append(
      CaseNumber caseNumber, CaseEvent.Kind kind, String summary, List<CaseEvent.Detail> details) {
    try {
      jdbc.sql(
              """
              insert into case_event (case_number, occurred_at, actor, kind, summary, details)
              values (:number, :at, :actor, :kind, :summary, :details)
              """)
          .param("number", caseNumber.value())
          .param("at", utc(clock.instant()))
          .param("actor", actor.id())
          .param("kind", kind.name())
          .param("summary", summary)
          .param("details", details.isEmpty() ? null : json.writeValueAsString(details))
          .update();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<CaseEvent> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from case_event where case_number = :number order by id")
        .param("number", caseNumber.value())
        .query(this::read)
        .list();
  }

  @Override
  public Map<CaseNumber, String> endings(Collection<CaseNumber> caseNumbers) {
    Map<CaseNumber, String> endings = new HashMap<>();
    if (!caseNumbers.isEmpty()) {
      jdbc.sql(
              """
              select case_number, summary from case_event
               where case_number in (:numbers) and kind = :kind
               order by id
              """)
          .param("numbers", caseNumbers.stream().map(CaseNumber::value).toList())
          .param("kind", CaseEvent.Kind.CLOSED.name())
          .query(
              (row, index) ->
                  endings.put(
                      new CaseNumber(row.getString("case_number")), row.getString("summary")))
          .list();
    }
    return endings;
  }

  private CaseEvent read(ResultSet row, int index) throws SQLException {
    try {
      String details = row.getString("details");
      return new CaseEvent(
          new CaseNumber(row.getString("case_number")),
          instant(row, "occurred_at"),
          row.getString("actor"),
          CaseEvent.Kind.valueOf(row.getString("kind")),
          row.getString("summary"),
          details == null ? List.of() : json.readValue(details, DETAILS));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
