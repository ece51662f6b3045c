package io.kefuflow.importing.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.importing.ImportRun;
import io.kefuflow.importing.ImportStore;
import io.kefuflow.importing.Rejection;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcImportStore implements ImportStore {

  /** A run shows progress every second or so. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final String INTERRUPTED = "导入被中断（服务重启或故障）：已导入的工单都已保留，请重新导入同一文件，不会重复";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;

  JdbcImportStore(JdbcClient jdbc, Clock clock, Actor actor) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
  }

  @Override
  public ImportRun begin(String fileName, String mapping, String header, long rowsTotal) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into case_import
                (file_name, mapping, header, started_by, started_at, progress_at, rows_total)
            values (:fileName, :mapping, :header, :startedBy, :now, :now, :rowsTotal)
            """)
        .param("fileName", fileName)
        .param("mapping", mapping)
        .param("header", header)
        .param("startedBy", actor.id())
        .param("now", now())
        .param("rowsTotal", rowsTotal)
        .update(key, "id");
    return find(key.getKeyAs(Long.class)).orElseThrow();
  }

  @Override
  public void progress(long id, long imported, long alreadyKnown, long rejected) {
    jdbc.sql(
            """
            update case_import
               set imported = :imported, already_known = :alreadyKnown, rejected = :rejected, progress_at = :now
             where id = :id
            """)
        .param("imported", imported)
        .param("alreadyKnown", alreadyKnown)
        .param("rejected", rejected)
        .param("now", now())
        .param("id", id)
        .update();
  }

  @Override
  public void reject(long id, Rejection rejection) {
    jdbc.sql(
            """
            insert into case_import_rejection (import_id, line_number, column_name, reason, row_text)
            values (:id, :line, :column, :reason, :row)
            """)
        .param("id", id)
        .param("line", rejection.line())
        .param("column", rejection.column())
        .param("reason", rejection.reason())
        .param("row", rejection.row())
        .update();
  }

  @Override
  public void finish(long id, String failure) {
    jdbc.sql("update case_import set finished_at = :now, failure = :failure where id = :id")
        .param("now", now())
        .param("failure", failure)
        .param("id", id)
        .update();
  }

  @Override
  public Optional<ImportRun> find(long id) {
    return jdbc.sql("select * from case_import where id = :id")
        .param("id", id)
        .query(this::readRun)
        .optional();
  }

  @Override
  public List<ImportRun> latest(int count) {
    return jdbc.sql("select * from case_import order by id desc limit :count")
        .param("count", count)
        .query(this::readRun)
        .list();
  }

  @Override
  public String header(long id) {
    return jdbc.sql("select header from case_import where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  @Override
  public List<Rejection> rejections(long id, long afterLine, int count) {
    return jdbc.sql(
            """
            select * from case_import_rejection
             where import_id = :id and line_number > :afterLine
             order by line_number limit :count
            """)
        .param("id", id)
        .param("afterLine", afterLine)
        .param("count", count)
        .query(
            (row, index) ->
                new Rejection(
                    row.getLong("line_number"),
                    row.getString("column_name"),
                    row.getString("reason"),
                    row.getString("row_text")))
        .list();
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }

  private ImportRun readRun(ResultSet row, int index) throws SQLException {
    Instant finishedAt = instant(row, "finished_at");
    Instant progressAt = instant(row, "progress_at");
    boolean interrupted = finishedAt == null && progressAt.isBefore(clock.instant().minus(SILENCE));
    String failure = interrupted ? INTERRUPTED : row.getString("failure");
    long imported = row.getLong("imported");
    long alreadyKnown = row.getLong("already_known");
    long rejected = row.getLong("rejected");
    return new ImportRun(
        row.getLong("id"),
        row.getString("file_name"),
        row.getString("mapping"),
        failure != null
            ? ImportRun.State.FAILED
            : finishedAt == null ? ImportRun.State.RUNNING : ImportRun.State.DONE,
        row.getString("started_by"),
        instant(row, "started_at"),
        finishedAt,
        row.getLong("rows_total"),
        imported + alreadyKnown + rejected,
        imported,
        alreadyKnown,
        rejected,
        failure);
  }
}
