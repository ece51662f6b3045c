package io.kefuflow.sla.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.shared.Actor;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.Recompute;
import io.kefuflow.sla.Recompute.Counts;
import io.kefuflow.sla.Recompute.Figures;
import io.kefuflow.sla.Recompute.Item;
import io.kefuflow.sla.Recompute.Outcome;
import io.kefuflow.sla.RecomputeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRecomputeStore implements RecomputeStore {

  private static final String OF_CLOCK =
      " where recompute_id = :id and case_number = :caseNumber and metric = :metric and cycle = :cycle";
  private static final String IN_ORDER = " order by case_number, metric, cycle";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final Actor actor;
  private final Clock clock;

  JdbcRecomputeStore(
      JdbcClient jdbc, NamedParameterJdbcTemplate batches, Actor actor, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public long add(String calendarId, int wrongVersion, int rightVersion, boolean includeFinished) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into sla_recompute
                (calendar_id, wrong_version, right_version, include_finished, proposed_by, proposed_at)
            values (:calendarId, :wrong, :right, :includeFinished, :by, :at)
            """)
        .param("calendarId", calendarId)
        .param("wrong", wrongVersion)
        .param("right", rightVersion)
        .param("includeFinished", includeFinished)
        .param("by", actor.id())
        .param("at", utc(clock.instant()))
        .update(key, "id");
    return key.getKeyAs(Long.class);
  }

  @Override
  public void addItems(long id, List<Listed> clocks) {
    batches.batchUpdate(
        """
        insert into sla_recompute_item
            (recompute_id, case_number, metric, cycle, since, stopped_at, due_before, spent_before_seconds,
             breached_before, due_after, spent_after_seconds, breached_after)
        values (:id, :caseNumber, :metric, :cycle, :since, :stoppedAt, :dueBefore, :spentBefore,
             :breachedBefore, :dueAfter, :spentAfter, :breachedAfter)
        """,
        clocks.stream().map(listed -> parameters(id, listed)).toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource parameters(long id, Listed listed) {
    return new MapSqlParameterSource()
        .addValue("id", id)
        .addValue("caseNumber", listed.key().caseNumber())
        .addValue("metric", listed.key().metric().name())
        .addValue("cycle", listed.key().cycle())
        .addValue("since", utc(listed.since()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("stoppedAt", utc(listed.stoppedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("dueBefore", utc(listed.before().dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("spentBefore", listed.before().spentSeconds())
        .addValue(
            "breachedBefore", utc(listed.before().breachedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("dueAfter", utc(listed.after().dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("spentAfter", listed.after().spentSeconds())
        .addValue("breachedAfter", utc(listed.after().breachedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Override
  public Optional<Recompute> find(long id) {
    return jdbc.sql("select * from sla_recompute where id = :id")
        .param("id", id)
        .query(
            (row, index) ->
                new Recompute(
                    id,
                    row.getString("calendar_id"),
                    row.getInt("wrong_version"),
                    row.getInt("right_version"),
                    row.getBoolean("include_finished"),
                    row.getString("proposed_by"),
                    instant(row, "proposed_at"),
                    row.getString("applied_by"),
                    instant(row, "applied_at"),
                    counts(id)))
        .optional();
  }

  private Counts counts(long id) {
    return jdbc.sql(
            """
            select count(*) as clocks,
                   count(case when due_before is distinct from due_after then 1 end) as due_changed,
                   count(case when breached_before is null and breached_after is not null then 1 end) as gained,
                   count(case when breached_before is not null and breached_after is null then 1 end) as lost,
                   count(outcome) as done,
                   count(case when outcome = 'CHANGED_SINCE' then 1 end) as changed_since,
                   count(case when outcome = 'SKIPPED' then 1 end) as skipped
              from sla_recompute_item
             where recompute_id = :id
            """)
        .param("id", id)
        .query(
            (row, index) ->
                new Counts(
                    row.getLong("clocks"),
                    row.getLong("due_changed"),
                    row.getLong("gained"),
                    row.getLong("lost"),
                    row.getLong("done"),
                    row.getLong("changed_since"),
                    row.getLong("skipped")))
        .single();
  }

  @Override
  public List<Item> items(long id, int offset, int count) {
    return jdbc.sql(
            "select * from sla_recompute_item where recompute_id = :id"
                + IN_ORDER
                + " offset :offset rows fetch next :count rows only")
        .param("id", id)
        .param("offset", offset)
        .param("count", count)
        .query(this::item)
        .list();
  }

  private Item item(ResultSet row, int index) throws SQLException {
    Key key = key(row, index);
    String outcome = row.getString("outcome");
    return new Item(
        key.caseNumber(),
        key.metric().code(),
        key.metric().label(),
        key.cycle(),
        figures(row, "before"),
        figures(row, "after"),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("done_by"),
        instant(row, "done_at"),
        row.getObject("spent_done_seconds") == null ? null : figures(row, "done"));
  }

  private static Figures figures(ResultSet row, String which) throws SQLException {
    return new Figures(
        instant(row, "due_" + which),
        row.getLong("spent_" + which + "_seconds"),
        instant(row, "breached_" + which));
  }

  private Key key(ResultSet row, int index) throws SQLException {
    return new Key(
        row.getString("case_number"), new Metric(row.getString("metric")), row.getInt("cycle"));
  }

  @Override
  public List<Key> open(long id) {
    return jdbc.sql(
            "select case_number, metric, cycle from sla_recompute_item"
                + " where recompute_id = :id and outcome is null"
                + IN_ORDER)
        .param("id", id)
        .query(this::key)
        .list();
  }

  @Override
  public Optional<Listed> claim(long id, Key key) {
    // The update waits for whoever has it in hand, and then finds it done with.
    int claimed =
        ofClock(
                "update sla_recompute_item set done_by = :by, done_at = :at"
                    + OF_CLOCK
                    + " and outcome is null",
                id,
                key)
            .param("by", actor.id())
            .param("at", utc(clock.instant()))
            .update();
    return claimed == 0
        ? Optional.empty()
        : ofClock("select * from sla_recompute_item" + OF_CLOCK, id, key)
            .query(this::listed)
            .optional();
  }

  private Listed listed(ResultSet row, int index) throws SQLException {
    return new Listed(
        key(row, index),
        instant(row, "since"),
        instant(row, "stopped_at"),
        figures(row, "before"),
        figures(row, "after"));
  }

  @Override
  public void done(long id, Key key, Outcome outcome, Figures done) {
    ofClock(
            "update sla_recompute_item set outcome = :outcome, due_done = :due,"
                + " spent_done_seconds = :spent, breached_done = :breached"
                + OF_CLOCK,
            id,
            key)
        .param("outcome", outcome.name())
        .param("due", done == null ? null : utc(done.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("spent", done == null ? null : done.spentSeconds(), Types.BIGINT)
        .param(
            "breached", done == null ? null : utc(done.breachedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private StatementSpec ofClock(String sql, long id, Key key) {
    return jdbc.sql(sql)
        .param("id", id)
        .param("caseNumber", key.caseNumber())
        .param("metric", key.metric().name())
        .param("cycle", key.cycle());
  }

  @Override
  public boolean finish(long id) {
    return jdbc.sql(
                "update sla_recompute set applied_by = :by, applied_at = :at"
                    + " where id = :id and applied_at is null")
            .param("by", actor.id())
            .param("at", utc(clock.instant()))
            .param("id", id)
            .update()
        == 1;
  }
}
