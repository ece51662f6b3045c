package io.kefuflow.customer.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.customer.Consent;
import io.kefuflow.customer.ConsentKind;
import io.kefuflow.customer.CustomerFileStore;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.Purchase;
import io.kefuflow.customer.PurchaseDetails;
import io.kefuflow.customer.PurchaseState;
import io.kefuflow.customer.Section;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCustomerFileStore implements CustomerFileStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;

  JdbcCustomerFileStore(JdbcClient jdbc, Clock clock, Actor actor) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
  }

  @Override
  public List<Section> sections(List<Long> files) {
    return jdbc
        .sql("select * from customer_section where customer_id in (:files)")
        .param("files", files)
        .query(
            (row, number) ->
                new Section(
                    row.getLong("customer_id"),
                    InformationKind.valueOf(row.getString("kind")),
                    row.getString("content"),
                    instant(row, "changed_at"),
                    row.getString("changed_by")))
        .stream()
        .sorted(Comparator.comparing(Section::kind).thenComparing(Section::file))
        .toList();
  }

  @Override
  public void write(long file, InformationKind kind, String text) {
    jdbc.sql("delete from customer_section where customer_id = :file and kind = :kind")
        .param("file", file)
        .param("kind", kind.name())
        .update();
    if (text != null) {
      jdbc.sql(
              """
              insert into customer_section (customer_id, kind, content, changed_at, changed_by)
              values (:file, :kind, :text, :now, :by)
              """)
          .param("file", file)
          .param("kind", kind.name())
          .param("text", text)
          .param("now", utc(clock.instant()))
          .param("by", actor.id())
          .update();
    }
  }

  @Override
  public List<Purchase> purchases(List<Long> files) {
    return jdbc
        .sql("select * from customer_purchase where customer_id in (:files) order by id desc")
        .param("files", files)
        .query(JdbcCustomerFileStore::purchase)
        .stream()
        .sorted(Comparator.comparing(purchase -> purchase.details().state()))
        .toList();
  }

  @Override
  public Optional<Purchase> purchase(long purchaseId) {
    return jdbc.sql("select * from customer_purchase where id = :id")
        .param("id", purchaseId)
        .query(JdbcCustomerFileStore::purchase)
        .optional();
  }

  private static Purchase purchase(ResultSet row, int number) throws SQLException {
    return new Purchase(
        row.getLong("id"),
        row.getLong("customer_id"),
        new PurchaseDetails(
            row.getString("product"),
            row.getString("serial_number"),
            row.getObject("used_since", LocalDate.class),
            row.getObject("used_until", LocalDate.class),
            PurchaseState.valueOf(row.getString("state")),
            row.getString("usage_note")));
  }

  @Override
  public Purchase add(long file, PurchaseDetails details) {
    var key = new GeneratedKeyHolder();
    bind(
            jdbc.sql(
                """
                insert into customer_purchase (customer_id, product, serial_number, used_since, used_until, state, usage_note)
                values (:file, :product, :number, :since, :until, :state, :usageNote)
                """),
            details)
        .param("file", file)
        .update(key, "id");
    return new Purchase(key.getKeyAs(Long.class), file, details);
  }

  @Override
  public void change(long purchaseId, PurchaseDetails details) {
    bind(
            jdbc.sql(
                """
                update customer_purchase
                   set product = :product, serial_number = :number, used_since = :since, used_until = :until,
                       state = :state, usage_note = :usageNote
                 where id = :id
                """),
            details)
        .param("id", purchaseId)
        .update();
  }

  private static StatementSpec bind(StatementSpec statement, PurchaseDetails details) {
    return statement
        .param("product", details.product())
        .param("number", details.number())
        .param("since", details.since())
        .param("until", details.until())
        .param("state", details.state().name())
        .param("usageNote", details.usageNote());
  }

  @Override
  public List<Consent> consents(List<Long> files) {
    return jdbc
        .sql(
            """
            select * from customer_consent
             where id in (select max(id) from customer_consent where customer_id in (:files) group by kind)
            """)
        .param("files", files)
        .query(
            (row, number) ->
                new Consent(
                    ConsentKind.valueOf(row.getString("kind")),
                    row.getBoolean("given"),
                    instant(row, "decided_at"),
                    row.getString("recorded_by"),
                    row.getString("channel")))
        .stream()
        .sorted(Comparator.comparing(Consent::kind))
        .toList();
  }

  @Override
  public void add(long file, ConsentKind kind, boolean given, String channel) {
    jdbc.sql(
            """
            insert into customer_consent (customer_id, kind, given, decided_at, recorded_by, channel)
            values (:file, :kind, :given, :now, :by, :channel)
            """)
        .param("file", file)
        .param("kind", kind.name())
        .param("given", given)
        .param("now", utc(clock.instant()))
        .param("by", actor.id())
        .param("channel", channel)
        .update();
  }
}
