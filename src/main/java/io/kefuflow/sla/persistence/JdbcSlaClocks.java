package io.kefuflow.sla.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.sla.ClockArchive;
import io.kefuflow.sla.Ladder;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaClocks;
import io.kefuflow.sla.SlaSegment;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets.Promise;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSlaClocks implements SlaClocks, ClockArchive {

  private static final String LATEST_CYCLE =
      """
      select * from sla_clock c
       where c.case_number = :caseNumber
         and c.cycle = (select max(d.cycle) from sla_clock d
                         where d.case_number = c.case_number and d.metric = c.metric)
      """;

  /** How many clocks of an archive are in memory at a time. */
  private static final int PAGE = 500;

  private static final TypeReference<List<Rung>> RUNGS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  JdbcSlaClocks(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
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
  public List<SlaClock> unfinished(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select * from sla_clock where case_number in (:caseNumbers) and stopped_at is null")
            .param("caseNumbers", caseNumbers)
            .query(this::read)
            .list();
  }

  /** In the order of their metrics, so that two changes never wait for each other. */
  @Override
  public List<SlaClock> lock(String caseNumber) {
    return jdbc.sql(LATEST_CYCLE + " order by c.metric for update")
        .param("caseNumber", caseNumber)
        .query(this::read)
        .list();
  }

  @Override
  public List<String> promisedForAnotherLevel(long customerId, String customerLevel) {
    return jdbc.sql(
            """
            select distinct k.case_number
              from service_case c
              join sla_clock k on k.case_number = c.case_number
             where c.customer_id = :customerId and k.stopped_at is null
               and (k.customer_level is null or k.customer_level <> :customerLevel)
             order by k.case_number
            """)
        .param("customerId", customerId)
        .param("customerLevel", customerLevel)
        .query(String.class)
        .list();
  }

  @Override
  public void save(SlaClock clock) {
    int updated =
        parameters(
                jdbc.sql(
                    """
                    update sla_clock
                       set procedure_code = :procedure, severity = :severity, customer_level = :customerLevel,
                           agreed_within = :agreedWithin,
                           within_seconds = :within, unit = :unit, calendar_id = :calendarId,
                           calendar_version = :calendarVersion, ladder_id = :ladderId, rungs = :rungs,
                           rule_version = :ruleVersion, rule_id = :ruleId, rule_description = :ruleDescription,
                           started_at = :startedAt, spent_millis = :spent, since = :since,
                           pause_reason = :pauseReason, owner = :owner, owner_group = :ownerGroup, due_at = :dueAt,
                           original_due_at = :originalDueAt, climbed = :climbed, advanced_at = :advancedAt,
                           warned_at = :warnedAt, breached_at = :breachedAt, promised_at = :promisedAt,
                           stopped_at = :stoppedAt, cancelled = :cancelled
                     where case_number = :caseNumber and metric = :metric and cycle = :cycle
                    """),
                clock)
            .update();
    if (updated == 0) {
      parameters(
              jdbc.sql(
                  """
                  insert into sla_clock (case_number, metric, cycle, procedure_code, severity, customer_level,
                      agreed_within,
                      within_seconds, unit, calendar_id, calendar_version, ladder_id, rungs, rule_version, rule_id,
                      rule_description, started_at, spent_millis, since, pause_reason, owner, owner_group, due_at,
                      original_due_at, climbed, advanced_at, warned_at, breached_at, promised_at, stopped_at,
                      cancelled)
                  values (:caseNumber, :metric, :cycle, :procedure, :severity, :customerLevel,
                      :agreedWithin, :within, :unit, :calendarId, :calendarVersion, :ladderId, :rungs, :ruleVersion, :ruleId,
                      :ruleDescription, :startedAt, :spent, :since, :pauseReason, :owner, :ownerGroup, :dueAt,
                      :originalDueAt, :climbed, :advancedAt, :warnedAt, :breachedAt, :promisedAt, :stoppedAt,
                      :cancelled)
                  """),
              clock)
          .update();
    }
  }

  private StatementSpec parameters(StatementSpec statement, SlaClock clock) {
    SlaTarget target = clock.target();
    return statement
        .param("caseNumber", clock.caseNumber())
        .param("metric", clock.metric().name())
        .param("cycle", clock.cycle())
        .param("procedure", clock.promise().procedure())
        .param("severity", clock.promise().severity())
        .param("customerLevel", clock.promise().customerLevel())
        .param("agreedWithin", Objects.toString(clock.promise().resolveWithin(), null))
        .param("within", target.within().toSeconds())
        .param("unit", target.unit().name())
        .param("calendarId", target.calendarId())
        .param("calendarVersion", clock.calendarVersion())
        .param("ladderId", target.ladder().id())
        .param("rungs", written(target.ladder().rungs()))
        .param("ruleVersion", target.rule().version())
        .param("ruleId", target.rule().id())
        .param("ruleDescription", target.rule().description())
        .param("startedAt", utc(clock.startedAt()))
        .param("spent", clock.spent().toMillis())
        .param("since", utc(clock.since()))
        .param("pauseReason", clock.pauseReason())
        .param("owner", clock.owner())
        .param("ownerGroup", clock.ownerGroup())
        .param("dueAt", utc(clock.dueAt()))
        .param("originalDueAt", utc(clock.originalDueAt()))
        .param("climbed", clock.climbed())
        .param("advancedAt", utc(clock.advancedAt()))
        .param("warnedAt", utc(clock.warnedAt()))
        .param("breachedAt", utc(clock.breachedAt()))
        .param("promisedAt", utc(clock.promisedAt()))
        .param("stoppedAt", utc(clock.stoppedAt()))
        .param("cancelled", clock.cancelled());
  }

  @Override
  public void addSegment(SlaSegment segment) {
    jdbc.sql(
            """
            insert into sla_segment (case_number, metric, cycle, from_at, to_at, kind, pause_reason, owner, owner_group)
            values (:caseNumber, :metric, :cycle, :from, :to, :kind, :reason, :owner, :ownerGroup)
            """)
        .param("caseNumber", segment.caseNumber())
        .param("metric", segment.metric().name())
        .param("cycle", segment.cycle())
        .param("from", utc(segment.from()))
        .param("to", utc(segment.to()))
        .param("kind", segment.kind().name())
        .param("reason", segment.pauseReason())
        .param("owner", segment.owner())
        .param("ownerGroup", segment.ownerGroup())
        .update();
  }

  @Override
  public List<SlaSegment> segments(SlaClock clock) {
    return jdbc.sql(
            """
            select * from sla_segment
             where case_number = :caseNumber and metric = :metric and cycle = :cycle
             order by id
            """)
        .param("caseNumber", clock.caseNumber())
        .param("metric", clock.metric().name())
        .param("cycle", clock.cycle())
        .query(this::readSegment)
        .list();
  }

  @Override
  public List<Entry> ofCase(String caseNumber) {
    return withSegments(
        jdbc.sql(
                "select * from sla_clock where case_number = :caseNumber order by started_at, metric, cycle")
            .param("caseNumber", caseNumber)
            .query(this::read)
            .list());
  }

  @Override
  public Optional<Entry> lock(String caseNumber, Metric metric, int cycle) {
    return jdbc.sql(
            """
            select * from sla_clock
             where case_number = :caseNumber and metric = :metric and cycle = :cycle for update
            """)
        .param("caseNumber", caseNumber)
        .param("metric", metric.name())
        .param("cycle", cycle)
        .query(this::read)
        .optional()
        .map(clock -> new Entry(clock, segments(clock)));
  }

  @Override
  public void forEachStopped(Instant from, Instant to, Consumer<Entry> reader) {
    Map<String, Object> until = new HashMap<>();
    until.put("from", utc(from));
    until.put("to", utc(to));
    forEach(
        "stopped_at >= :from and stopped_at < :to and not cancelled",
        "stopped_at, case_number, metric, cycle",
        "(:from, :caseNumber, :metric, :cycle)",
        until,
        (parameters, last) -> parameters.put("from", utc(last.stoppedAt())),
        reader);
  }

  @Override
  public void forEachOn(
      String calendarId, int version, boolean stoppedAsWell, Consumer<Entry> reader) {
    Map<String, Object> calendar = new HashMap<>();
    calendar.put("calendarId", calendarId);
    calendar.put("version", version);
    forEach(
        "calendar_id = :calendarId and calendar_version = :version and not cancelled"
            + (stoppedAsWell ? "" : " and stopped_at is null"),
        "case_number, metric, cycle",
        "(:caseNumber, :metric, :cycle)",
        calendar,
        (parameters, last) -> {},
        reader);
  }

  /** Page by page; the next begins after the key of the last row, in the order of the keys. */
  private void forEach(
      String where,
      String key,
      String lastKey,
      Map<String, Object> parameters,
      BiConsumer<Map<String, Object>, SlaClock> noteKey,
      Consumer<Entry> reader) {
    String after = "";
    List<SlaClock> page;
    do {
      page =
          jdbc.sql(
                  "select * from sla_clock where %s%s order by %s fetch first %d rows only"
                      .formatted(where, after, key, PAGE))
              .params(parameters)
              .query(this::read)
              .list();
      withSegments(page).forEach(reader);
      if (!page.isEmpty()) {
        SlaClock last = page.get(page.size() - 1);
        parameters.put("caseNumber", last.caseNumber());
        parameters.put("metric", last.metric().name());
        parameters.put("cycle", last.cycle());
        noteKey.accept(parameters, last);
        after = " and (%s) > %s".formatted(key, lastKey);
      }
    } while (page.size() == PAGE);
  }

  private List<Entry> withSegments(List<SlaClock> clocks) {
    if (clocks.isEmpty()) {
      return List.of();
    }
    Map<ClockKey, List<SlaSegment>> segments =
        jdbc
            .sql("select * from sla_segment where case_number in (:caseNumbers) order by id")
            .param("caseNumbers", clocks.stream().map(SlaClock::caseNumber).distinct().toList())
            .query(this::readSegment)
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    segment ->
                        new ClockKey(segment.caseNumber(), segment.metric(), segment.cycle())));
    return clocks.stream()
        .map(
            clock ->
                new Entry(
                    clock,
                    segments.getOrDefault(
                        new ClockKey(clock.caseNumber(), clock.metric(), clock.cycle()),
                        List.of())))
        .toList();
  }

  private record ClockKey(String caseNumber, Metric metric, int cycle) {}

  private SlaSegment readSegment(ResultSet row, int index) throws SQLException {
    return new SlaSegment(
        row.getString("case_number"),
        new Metric(row.getString("metric")),
        row.getInt("cycle"),
        instant(row, "from_at"),
        instant(row, "to_at"),
        SlaSegment.Kind.valueOf(row.getString("kind")),
        row.getString("pause_reason"),
        row.getString("owner"),
        row.getString("owner_group"));
  }

  private SlaClock read(ResultSet row, int index) throws SQLException {
    Metric metric = new Metric(row.getString("metric"));
    return new SlaClock(
        row.getString("case_number"),
        metric,
        row.getInt("cycle"),
        new Promise(
            row.getString("procedure_code"),
            row.getString("severity"),
            row.getString("customer_level"),
            Optional.ofNullable(row.getString("agreed_within")).map(Duration::parse).orElse(null)),
        new SlaTarget(
            metric,
            Duration.ofSeconds(row.getLong("within_seconds")),
            SlaTarget.Unit.valueOf(row.getString("unit")),
            row.getString("calendar_id"),
            new Ladder(row.getString("ladder_id"), readRungs(row.getString("rungs"))),
            new SlaTarget.Rule(
                row.getInt("rule_version"),
                row.getString("rule_id"),
                row.getString("rule_description"))),
        row.getInt("calendar_version"),
        instant(row, "started_at"),
        Duration.ofMillis(row.getLong("spent_millis")),
        instant(row, "since"),
        row.getString("pause_reason"),
        row.getString("owner"),
        row.getString("owner_group"),
        instant(row, "due_at"),
        instant(row, "original_due_at"),
        row.getInt("climbed"),
        instant(row, "advanced_at"),
        instant(row, "warned_at"),
        instant(row, "breached_at"),
        instant(row, "promised_at"),
        instant(row, "stopped_at"),
        row.getBoolean("cancelled"));
  }

  private String written(List<Rung> rungs) {
    try {
      return json.writeValueAsString(rungs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Rung> readRungs(String text) {
    try {
      return json.readValue(text, RUNGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Unreadable ladder " + text, e);
    }
  }
}
