package io.kefuflow.casework.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CasePage;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.customer.Customers;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcCases implements Cases {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;
  private final Customers customers;

  JdbcCases(JdbcClient jdbc, Clock clock, Actor actor, Customers customers) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.customers = customers;
  }

  @Override
  @Transactional
  public ServiceCase open(CaseOpening opening) {
    // The sequence is outside transactions: a rolled-back case leaves a gap, never a number to be
    // given twice.
    long runningNumber =
        jdbc.sql("select nextval('case_running_number')").query(Long.class).single();
    CaseNumber number = CaseNumber.of(opening.procedure(), LocalDate.now(clock), runningNumber);
    Instant now = clock.instant();
    boolean settled = !opening.status().isOpen();
    jdbc.sql(
            """
            insert into service_case (case_number, procedure_code, status, customer_id, category, channel, matter, location,
                received_at, opened_at, opened_by, closed_at, outcome, source, external_number, opened_from)
            values (:number, :procedure, :status, :customerId, :category, :channel, :matter, :location,
                :receivedAt, :openedAt, :openedBy, :closedAt, :outcome, :source, :externalNumber, :openedFrom)
            """)
        .param("number", number.value())
        .param("procedure", opening.procedure().name())
        .param("status", opening.status().name())
        .param("customerId", opening.customerId())
        .param("category", opening.category())
        .param("channel", opening.channel().name())
        .param("matter", opening.matter())
        .param("location", opening.location())
        .param("receivedAt", utc(opening.receivedAt()))
        .param("openedAt", utc(now))
        .param("openedBy", actor.id())
        .param("closedAt", settled ? utc(now) : null)
        .param("outcome", settled ? opening.status().name() : null)
        .param("source", opening.source())
        .param("externalNumber", opening.externalNumber())
        .param("openedFrom", opening.openedFrom() == null ? null : opening.openedFrom().value())
        .update();
    return get(number);
  }

  @Override
  public Optional<ServiceCase> find(CaseNumber number) {
    return jdbc.sql("select * from service_case where case_number = :number")
        .param("number", number.value())
        .query(this::read)
        .optional();
  }

  @Override
  public ServiceCase lock(CaseNumber number) {
    return jdbc.sql("select * from service_case where case_number = :number for update")
        .param("number", number.value())
        .query(this::read)
        .optional()
        .orElseThrow(() -> new UnknownCaseException(number));
  }

  @Override
  public List<ServiceCase> of(Collection<CaseNumber> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc.sql("select * from service_case where case_number in (:numbers)")
            .param("numbers", numbers.stream().map(CaseNumber::value).toList())
            .query(this::read)
            .list();
  }

  @Override
  public List<ServiceCase> openOf(long customerId) {
    return jdbc.sql(
            """
            select * from service_case
             where customer_id in (:customerIds) and status in (:open)
             order by received_at desc, case_number desc
             fetch first 20 rows only
            """)
        .param("customerIds", customers.filesOf(customerId))
        .param(
            "open",
            Arrays.stream(CaseStatus.values()).filter(CaseStatus::isOpen).map(Enum::name).toList())
        .query(this::read)
        .list();
  }

  @Override
  public Optional<CaseNumber> findByOrigin(String source, String externalNumber) {
    return jdbc.sql(
            "select case_number from service_case where source = :source and external_number = :number")
        .param("source", source)
        .param("number", externalNumber)
        .query(String.class)
        .optional()
        .map(CaseNumber::new);
  }

  @Override
  public Optional<CaseNumber> findLatest(
      Procedure procedure,
      long customerId,
      String category,
      Instant since,
      Instant until,
      CaseNumber except) {
    return jdbc.sql(
            """
            select case_number from service_case
             where customer_id in (:customerIds) and procedure_code = :procedure and category = :category
               and received_at between :since and :until and status <> :withdrawn
               and case_number <> :except
             order by received_at desc, case_number desc
             fetch first 1 rows only
            """)
        .param("customerIds", customers.filesOf(customerId))
        .param("procedure", procedure.name())
        .param("category", category)
        .param("since", utc(since))
        .param("until", utc(until))
        .param("except", except.value())
        .param("withdrawn", CaseStatus.WITHDRAWN.name())
        .query(String.class)
        .optional()
        .map(CaseNumber::new);
  }

  @Override
  public CasePage search(CaseQuery query) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(query, parameters);
    long total =
        jdbc.sql("select count(*) from service_case" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    parameters.put("size", query.size());
    parameters.put("offset", (long) query.page() * query.size());
    var cases =
        jdbc.sql(
                "select * from service_case"
                    + where
                    + " order by received_at desc, case_number desc offset :offset rows fetch next :size rows only")
            .params(parameters)
            .query(this::read)
            .list();
    return new CasePage(cases, total, query.page(), query.size());
  }

  private String where(CaseQuery query, Map<String, Object> parameters) {
    Map<String, Object> criteria = new LinkedHashMap<>();
    criteria.put("procedure_code = :procedure", name(query.procedure()));
    criteria.put("status = :status", name(query.status()));
    criteria.put("severity = :severity", name(query.severity()));
    criteria.put("category = :category", query.category());
    criteria.put("channel = :channel", name(query.channel()));
    criteria.put(
        "customer_id in (:customerIds)",
        query.customerId() == null ? null : customers.filesOf(query.customerId()));
    criteria.put("source = :source", query.source());
    criteria.put("received_at >= :receivedFrom", utc(query.receivedFrom()));
    criteria.put("received_at < :receivedTo", utc(query.receivedTo()));
    criteria.put(
        "(lower(matter) like :text escape '!' or lower(case_number) like :text escape '!'"
            + " or lower(external_number) like :text escape '!')",
        query.text() == null
            ? null
            : "%" + query.text().toLowerCase().replaceAll("([!%_])", "!$1") + "%");
    var where = new StringBuilder();
    criteria.forEach(
        (criterion, value) -> {
          if (value != null) {
            where.append(where.isEmpty() ? " where " : " and ").append(criterion);
            parameters.put(criterion.replaceAll("(?s).*?:(\\w+).*", "$1"), value);
          }
        });
    return where.toString();
  }

  @Override
  public void rate(CaseNumber number, String category, Severity severity) {
    update(number, "category = :a, severity = :b", category, severity.name());
  }

  @Override
  public void classify(CaseNumber number, String category) {
    update(number, "category = :a", category, null);
  }

  @Override
  public void restate(CaseNumber number, String matter) {
    update(number, "matter = :a", matter, null);
  }

  @Override
  public void linkRepeat(CaseNumber number, CaseNumber earlier) {
    update(number, "repeat_of = :a", earlier.value(), null);
  }

  @Override
  public void handledBy(CaseNumber number, String userId) {
    update(number, "handler = :a", userId, null);
  }

  @Override
  public List<String> handlersOf(long customerId, Instant since) {
    return jdbc.sql(
            """
            select handler from service_case
             where customer_id in (:customerIds) and handler is not null and received_at >= :since
             group by handler
             order by max(received_at) desc, handler
            """)
        .param("customerIds", customers.filesOf(customerId))
        .param("since", utc(since))
        .query(String.class)
        .list();
  }

  @Override
  public void changeStatus(CaseNumber number, CaseStatus status) {
    update(number, "status = :a, outcome = :b", status.name(), null);
  }

  @Override
  public boolean changeStatus(CaseNumber number, CaseStatus from, CaseStatus to) {
    return jdbc.sql(
                """
                update service_case set status = :to, updated_at = :now
                 where case_number = :number and status = :from
                """)
            .param("to", to.name())
            .param("now", utc(clock.instant()))
            .param("number", number.value())
            .param("from", from.name())
            .update()
        == 1;
  }

  @Override
  public void close(CaseNumber number, CaseStatus status, String outcome) {
    update(number, "status = :a, outcome = :b, closed_at = :now", status.name(), outcome);
  }

  @Override
  public void reopen(CaseNumber number) {
    update(
        number,
        "status = :a, outcome = :b, closed_at = null, reopen_count = reopen_count + 1",
        CaseStatus.OPEN.name(),
        null);
  }

  @Override
  public int countUrge(CaseNumber number) {
    update(number, "urge_count = urge_count + 1", null, null);
    return get(number).urgeCount();
  }

  private void update(CaseNumber number, String assignments, String a, String b) {
    int rows =
        jdbc.sql(
                "update service_case set "
                    + assignments
                    + ", updated_at = :now where case_number = :number")
            .param("a", a)
            .param("b", b)
            .param("now", utc(clock.instant()))
            .param("number", number.value())
            .update();
    if (rows == 0) {
      throw new UnknownCaseException(number);
    }
  }

  private ServiceCase read(ResultSet row, int index) throws SQLException {
    String severity = row.getString("severity");
    return new ServiceCase(
        new CaseNumber(row.getString("case_number")),
        Procedure.valueOf(row.getString("procedure_code")),
        CaseStatus.valueOf(row.getString("status")),
        row.getObject("customer_id", Long.class),
        row.getString("category"),
        severity == null ? null : Severity.valueOf(severity),
        Channel.valueOf(row.getString("channel")),
        row.getString("matter"),
        row.getString("location"),
        instant(row, "received_at"),
        instant(row, "opened_at"),
        row.getString("opened_by"),
        instant(row, "closed_at"),
        row.getString("outcome"),
        row.getString("source"),
        row.getString("external_number"),
        number(row, "repeat_of"),
        number(row, "opened_from"),
        row.getString("handler"),
        row.getInt("reopen_count"),
        row.getInt("urge_count"));
  }

  private static CaseNumber number(ResultSet row, String column) throws SQLException {
    String number = row.getString(column);
    return number == null ? null : new CaseNumber(number);
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
