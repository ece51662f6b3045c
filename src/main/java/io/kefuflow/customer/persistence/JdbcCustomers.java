package io.kefuflow.customer.persistence;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.CustomerLevelChanged;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcCustomers implements Customers {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate savepoint;

  JdbcCustomers(
      JdbcClient jdbc,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  @Transactional
  public Customer findOrOpen(CustomerDetails details) {
    if (details.phone() == null) {
      return open(details);
    }
    Optional<Customer> known = findByPhone(details.phone());
    if (known.isPresent()) {
      return update(known.get(), details);
    }
    try {
      // A savepoint: PostgreSQL refuses everything after a failed insert until it is rolled back.
      return savepoint.execute(status -> open(details));
    } catch (DuplicateKeyException openedAtTheSameTime) {
      return update(findByPhone(details.phone()).orElseThrow(() -> openedAtTheSameTime), details);
    }
  }

  private Customer open(CustomerDetails details) {
    var key = new GeneratedKeyHolder();
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into customer (name, phone, email, customer_level, special_need, language, created_at, updated_at)
            values (:name, :phone, :email, :level, :specialNeed, 'zh', :now, :now)
            """)
        .param("name", details.name())
        .param("phone", details.phone() == null ? null : details.phone().e164())
        .param("email", details.email())
        .param("level", orElse(details.level(), CustomerLevel.STANDARD).name())
        .param("specialNeed", orElse(details.specialNeed(), SpecialNeed.NONE).name())
        .param("now", now)
        .update(key, "id");
    return find(key.getKeyAs(Long.class)).orElseThrow();
  }

  private Customer update(Customer known, CustomerDetails details) {
    jdbc.sql(
            """
            update customer
               set email = coalesce(:email, email), customer_level = :level, special_need = :specialNeed, updated_at = :now
             where id = :id
            """)
        .param("email", details.email())
        .param("level", orElse(details.level(), known.level()).name())
        .param("specialNeed", orElse(details.specialNeed(), known.specialNeed()).name())
        .param("now", OffsetDateTime.now(clock))
        .param("id", known.id())
        .update();
    Customer updated = find(known.id()).orElseThrow();
    if (updated.level() != known.level()) {
      events.publishEvent(new CustomerLevelChanged(updated.id(), updated.level()));
    }
    return updated;
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }

  @Override
  public Optional<Customer> find(long id) {
    return jdbc.sql("select * from customer where id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  @Override
  public Optional<Customer> findByPhone(PhoneNumber phone) {
    return jdbc.sql("select * from customer where phone = :phone")
        .param("phone", phone.e164())
        .query(this::read)
        .optional();
  }

  private Customer read(ResultSet row, int number) throws SQLException {
    String phone = row.getString("phone");
    return new Customer(
        row.getLong("id"),
        row.getString("name"),
        phone == null ? null : new PhoneNumber(phone),
        row.getString("email"),
        CustomerLevel.valueOf(row.getString("customer_level")),
        SpecialNeed.valueOf(row.getString("special_need")),
        row.getString("language"));
  }
}
