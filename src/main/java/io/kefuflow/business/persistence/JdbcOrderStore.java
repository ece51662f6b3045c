package io.kefuflow.business.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.business.Booking;
import io.kefuflow.business.BusinessOrder;
import io.kefuflow.business.BusinessOrder.State;
import io.kefuflow.business.OrderStore;
import io.kefuflow.casework.CaseNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders in the table {@code business_order}, on H2 and PostgreSQL. */
@Repository
class JdbcOrderStore implements OrderStore {

  private static final int LONGEST_ERROR = 1000;
  private static final int LONGEST_RESPONSE = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate savepoint;

  JdbcOrderStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public void add(BusinessOrder order) {
    try {
      // PostgreSQL refuses everything after a failed statement, unless a savepoint takes it back.
      savepoint.executeWithoutResult(status -> insert(order));
    } catch (DuplicateKeyException known) {
      // another attempt at the same order was faster
    }
  }

  private void insert(BusinessOrder order) {
    jdbc.sql(
            """
            insert into business_order (order_key, case_number, kind, state, request, attempts, created_at)
            values (:key, :caseNumber, :kind, :state, :request, :attempts, :createdAt)
            """)
        .param("key", order.key())
        .param("caseNumber", order.caseNumber().value())
        .param("kind", order.kind())
        .param("state", order.state().name())
        .param("request", order.request())
        .param("attempts", order.attempts())
        .param("createdAt", utc(order.createdAt()))
        .update();
  }

  @Override
  public Optional<BusinessOrder> find(String key) {
    return jdbc.sql("select * from business_order where order_key = :key")
        .param("key", key)
        .query(JdbcOrderStore::order)
        .optional();
  }

  @Override
  public List<BusinessOrder> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select * from business_order where case_number = :caseNumber order by created_at, order_key
            """)
        .param("caseNumber", caseNumber.value())
        .query(JdbcOrderStore::order)
        .list();
  }

  @Override
  public boolean claim(String key, State state, Instant now, Instant abandonedBefore) {
    return jdbc.sql(
                """
                update business_order set claimed_at = :now, attempts = attempts + 1
                where order_key = :key and state = :state
                  and (claimed_at is null or claimed_at < :abandonedBefore)
                """)
            .param("key", key)
            .param("state", state.name())
            .param("now", utc(now))
            .param("abandonedBefore", utc(abandonedBefore))
            .update()
        == 1;
  }

  @Override
  public boolean markBooked(String key, Booking booking, Instant now) {
    return jdbc.sql(
                """
                update business_order set state = 'BOOKED', order_number = :orderNumber, booked_kind = :bookedKind,
                  response = :response, booked_at = :now, claimed_at = null, last_error = null
                where order_key = :key and state = 'REQUESTED'
                """)
            .param("key", key)
            .param("orderNumber", booking.orderNumber())
            .param("bookedKind", booking.kind())
            .param("response", shortened(booking.answer(), LONGEST_RESPONSE))
            .param("now", utc(now))
            .update()
        == 1;
  }

  @Override
  public void markRefused(String key, String reason) {
    jdbc.sql(
            """
            update business_order set state = 'REFUSED', response = :response, claimed_at = null
            where order_key = :key and state = 'REQUESTED'
            """)
        .param("key", key)
        .param("response", shortened(reason, LONGEST_RESPONSE))
        .update();
  }

  @Override
  public void markCancelled(String key, Instant now) {
    jdbc.sql(
            """
            update business_order
            set state = 'CANCELLED', cancelled_at = :now, claimed_at = null, last_error = null
            where order_key = :key
            """)
        .param("key", key)
        .param("now", utc(now))
        .update();
  }

  @Override
  public void markFailed(String key, String error) {
    jdbc.sql(
            "update business_order set claimed_at = null, last_error = :error where order_key = :key")
        .param("key", key)
        .param("error", shortened(error, LONGEST_ERROR))
        .update();
  }

  private static BusinessOrder order(ResultSet row, int number) throws SQLException {
    return new BusinessOrder(
        row.getString("order_key"),
        new CaseNumber(row.getString("case_number")),
        row.getString("kind"),
        State.valueOf(row.getString("state")),
        row.getString("order_number"),
        row.getString("booked_kind"),
        row.getString("request"),
        row.getString("response"),
        row.getInt("attempts"),
        instant(row, "created_at"),
        instant(row, "booked_at"),
        instant(row, "cancelled_at"),
        row.getString("last_error"));
  }

  private static String shortened(String text, int longest) {
    // PostgreSQL cannot store NUL, which a confused system may well answer.
    String clean = text == null ? "" : text.replace("\0", "");
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }
}
