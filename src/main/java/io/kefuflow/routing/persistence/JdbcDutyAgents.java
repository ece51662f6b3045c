package io.kefuflow.routing.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.routing.DutyAgents;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A person is held by the lock on their row of {@code duty_agent}. */
@Repository
class JdbcDutyAgents implements DutyAgents {

  private final JdbcClient jdbc;
  private final TransactionTemplate savepoint;

  JdbcDutyAgents(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    // Going back to a savepoint lets go what was locked since, on PostgreSQL and H2 alike.
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public Attempt hold(String userId, boolean wait, BooleanSupplier attempt) {
    return savepoint.execute(
        status -> {
          Attempt result = Attempt.BUSY;
          if (lock(userId, wait)) {
            result = attempt.getAsBoolean() ? Attempt.SUCCEEDED : Attempt.FAILED;
          }
          if (result != Attempt.SUCCEEDED) {
            status.setRollbackOnly();
          }
          return result;
        });
  }

  private boolean lock(String userId, boolean wait) {
    String sql = "select user_id from duty_agent where user_id = :user for update";
    try {
      return jdbc.sql(wait ? sql : sql + " skip locked")
          .param("user", userId)
          .query(String.class)
          .optional()
          .isPresent();
    } catch (PessimisticLockingFailureException | QueryTimeoutException stillHeld) {
      // The database does not wait any longer; the caller may ask again.
      return false;
    }
  }

  @Override
  public Map<String, Instant> lastAssigned(Collection<String> userIds) {
    var last = new HashMap<String, Instant>();
    jdbc.sql(
            """
            select user_id, last_assigned_at from duty_agent
             where user_id in (:users) and last_assigned_at is not null
            """)
        .param("users", userIds)
        .query(
            row -> {
              last.put(row.getString("user_id"), instant(row, "last_assigned_at"));
            });
    return last;
  }

  @Override
  public void assigned(String userId, Instant at) {
    jdbc.sql("update duty_agent set last_assigned_at = :at where user_id = :user")
        .param("at", utc(at))
        .param("user", userId)
        .update();
  }

  @Override
  public void expect(String userId, String caseNumber, Instant at) {
    forget(userId, List.of(caseNumber));
    jdbc.sql(
            "insert into pending_assignment (user_id, case_number, assigned_at) values (:u, :c, :at)")
        .param("u", userId)
        .param("c", caseNumber)
        .param("at", utc(at))
        .update();
  }

  @Override
  public List<PendingWork> pending(String userId) {
    return jdbc.sql("select case_number, assigned_at from pending_assignment where user_id = :user")
        .param("user", userId)
        .query((row, index) -> new PendingWork(row.getString(1), instant(row, "assigned_at")))
        .list();
  }

  @Override
  public void forget(String userId, Collection<String> caseNumbers) {
    if (caseNumbers.isEmpty()) {
      return;
    }
    jdbc.sql("delete from pending_assignment where user_id = :user and case_number in (:cases)")
        .param("user", userId)
        .param("cases", caseNumbers)
        .update();
  }
}
