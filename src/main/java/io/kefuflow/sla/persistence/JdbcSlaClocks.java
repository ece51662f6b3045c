package io.kefuflow.sla.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaClocks;
import io.kefuflow.sla.SlaTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSlaClocks implements SlaClocks {

  private static final String LATEST_CYCLE =
      """
      select * from sla_clock c
       where c.case_number = :caseNumber
         and c.cycle = (select max(d.cycle) from sla_clock d where d.case_number = c.case_number)
      """;

  private final JdbcClient jdbc;

  JdbcSlaClocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<SlaClock> find(String caseNumber, Metric metric) {
    return jdbc.sql(LATEST_CYCLE + " and c.metric = :metric")
        .param("caseNumber", caseNumber)
        .param("metric", metric.name())
        .query(this::read)
        .optional();
  }

  @Override
  public List<SlaClock> of(String caseNumber) {
    return jdbc.sql(LATEST_CYCLE + " order by c.metric")
        .param("caseNumber", caseNumber)
        .query(this::read)
        .list();
  }

  @Override
  public void save(SlaClock clock) {
    int updated =
        parameters(
                jdbc.sql(
                    """
                    update sla_clock
                       set within_seconds = :within, warn_percent = :warnPercent, escalate_after_seconds = :escalateAfter,
                           calendar_id = :calendarId, calendar_version = :calendarVersion, started_at = :startedAt,
                           spent_millis = :spent, since = :since, pause_reason = :pauseReason, due_at = :dueAt,
                           original_due_at = :originalDueAt, warned_at = :warnedAt, breached_at = :breachedAt,
                           promised_at = :promisedAt, stopped_at = :stoppedAt, cancelled = :cancelled
                     where case_number = :caseNumber and metric = :metric and cycle = :cycle
                    """),
                clock)
            .update();
    if (updated == 0) {
      parameters(
              jdbc.sql(
                  """
                  insert into sla_clock (case_number, metric, cycle, within_seconds, warn_percent, escalate_after_seconds,
                      calendar_id, calendar_version, started_at, spent_millis, since, pause_reason, due_at,
                      original_due_at, warned_at, breached_at, promised_at, stopped_at, cancelled)
                  values (:caseNumber, :metric, :cycle, :within, :warnPercent, :escalateAfter, :calendarId,
                      :calendarVersion, :startedAt, :spent, :since, :pauseReason, :dueAt, :originalDueAt, :warnedAt,
                      :breachedAt, :promisedAt, :stoppedAt, :cancelled)
                  """),
              clock)
          .update();
    }
  }

  private static StatementSpec parameters(StatementSpec statement, SlaClock clock) {
    return statement
        .param("caseNumber", clock.caseNumber())
        .param("metric", clock.metric().name())
        .param("cycle", clock.cycle())
        .param("within", clock.target().within().toSeconds())
        .param("warnPercent", clock.target().warnPercent())
        .param("escalateAfter", clock.target().escalateAfter().toSeconds())
        .param("calendarId", clock.target().calendarId())
        .param("calendarVersion", clock.calendarVersion())
        .param("startedAt", utc(clock.startedAt()))
        .param("spent", clock.spent().toMillis())
        .param("since", utc(clock.since()))
        .param("pauseReason", clock.pauseReason())
        .param("dueAt", utc(clock.dueAt()))
        .param("originalDueAt", utc(clock.originalDueAt()))
        .param("warnedAt", utc(clock.warnedAt()))
        .param("breachedAt", utc(clock.breachedAt()))
        .param("promisedAt", utc(clock.promisedAt()))
        .param("stoppedAt", utc(clock.stoppedAt()))
        .param("cancelled", clock.cancelled());
  }

  @Override
  public void addSegment(SlaClock stretch, Instant until) {
    jdbc.sql(
            """
            insert into sla_segment (case_number, metric, cycle, from_at, to_at, pause_reason)
            values (:caseNumber, :metric, :cycle, :from, :to, :reason)
            """)
        .param("caseNumber", stretch.caseNumber())
        .param("metric", stretch.metric().name())
        .param("cycle", stretch.cycle())
        .param("from", utc(stretch.since()))
        .param("to", utc(until))
        .param("reason", stretch.pauseReason())
        .update();
  }

  private SlaClock read(ResultSet row, int index) throws SQLException {
    Metric metric = Metric.valueOf(row.getString("metric"));
    return new SlaClock(
        row.getString("case_number"),
        metric,
        row.getInt("cycle"),
        new SlaTarget(
            metric,
            Duration.ofSeconds(row.getLong("within_seconds")),
            row.getInt("warn_percent"),
            Duration.ofSeconds(row.getLong("escalate_after_seconds")),
            row.getString("calendar_id")),
        row.getInt("calendar_version"),
        instant(row, "started_at"),
        Duration.ofMillis(row.getLong("spent_millis")),
        instant(row, "since"),
        row.getString("pause_reason"),
        instant(row, "due_at"),
        instant(row, "original_due_at"),
        instant(row, "warned_at"),
        instant(row, "breached_at"),
        instant(row, "promised_at"),
        instant(row, "stopped_at"),
        row.getBoolean("cancelled"));
  }
}
