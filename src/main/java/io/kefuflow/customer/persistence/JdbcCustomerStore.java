package io.kefuflow.customer.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerBasics;
import io.kefuflow.customer.CustomerChange;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.CustomerPage;
import io.kefuflow.customer.CustomerQuery;
import io.kefuflow.customer.CustomerStore;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcCustomerStore implements CustomerStore {

  /** Who has no number of their own is reached under that of a merged file. */
  static final String CUSTOMERS =
      """
      select c.*, (select min(m.phone) from customer m where m.merged_into = c.id) as merged_phone
        from customer c
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;
  private final TransactionTemplate savepoint;

  JdbcCustomerStore(
      JdbcClient jdbc, Clock clock, Actor actor, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public Optional<Customer> open(CustomerBasics basics) {
    try {
      // A savepoint: PostgreSQL refuses everything after a failed insert until it is rolled back.
      return savepoint.execute(status -> find(insert(basics)));
    } catch (DuplicateKeyException openedAtTheSameTime) {
      return Optional.empty();
    }
  }

  private long insert(CustomerBasics basics) {
    var key = new GeneratedKeyHolder();
    bind(
            jdbc.sql(
                """
                insert into customer (name, phone, email, organisation, customer_level, special_need, language,
                    created_at, updated_at)
                values (:name, :phone, :email, :organisation, :level, :specialNeed, :language, :now, :now)
                """),
            basics)
        .update(key, "id");
    return key.getKeyAs(Long.class);
  }

  @Override
  public void update(long id, CustomerBasics basics) {
    bind(
            jdbc.sql(
                """
                update customer
                   set name = :name, phone = :phone, email = :email, organisation = :organisation,
                       customer_level = :level, special_need = :specialNeed, language = :language, updated_at = :now
                 where id = :id
                """),
            basics)
        .param("id", id)
        .update();
  }

  private StatementSpec bind(StatementSpec statement, CustomerBasics basics) {
    return statement
        .param("name", basics.name())
        .param("phone", e164(basics.phone()))
        .param("email", basics.email())
        .param("organisation", basics.organisation())
        .param("level", basics.level().name())
        .param("specialNeed", basics.specialNeed().name())
        .param("language", basics.language())
        .param("now", utc(clock.instant()));
  }

  private static String e164(PhoneNumber phone) {
    return phone == null ? null : phone.e164();
  }

  @Override
  public Optional<Customer> find(long id) {
    return jdbc.sql(
            CUSTOMERS
                + "where c.id = (select coalesce(merged_into, id) from customer where id = :id)")
        .param("id", id)
        .query(JdbcCustomerStore::read)
        .optional();
  }

  @Override
  public Map<Long, Customer> findAll(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, Customer> found = new HashMap<>();
    jdbc.sql(
            """
            select a.id as asked, c.*,
                   (select min(m.phone) from customer m where m.merged_into = c.id) as merged_phone
              from customer a
              join customer c on c.id = coalesce(a.merged_into, a.id)
             where a.id in (:ids)
            """)
        .param("ids", ids)
        .query((row, number) -> found.put(row.getLong("asked"), read(row, number)))
        .list();
    return found;
  }

  @Override
  public Optional<Customer> findByPhone(PhoneNumber phone) {
    return jdbc.sql(
            CUSTOMERS
                + "where c.id = (select coalesce(merged_into, id) from customer where phone = :phone)")
        .param("phone", phone.e164())
        .query(JdbcCustomerStore::read)
        .optional();
  }

  @Override
  public Optional<Long> findFileByPhone(PhoneNumber phone) {
    return jdbc.sql("select id from customer where phone = :phone")
        .param("phone", phone.e164())
        .query(Long.class)
        .optional();
  }

  @Override
  public List<Long> filesOf(long id) {
    List<Long> files =
        jdbc.sql(
                """
                select coalesce(merged_into, id) as file from customer where id = :id
                union
                select id from customer where merged_into = (select coalesce(merged_into, id) from customer where id = :id)
                order by file
                """)
            .param("id", id)
            .query(Long.class)
            .list();
    return files.isEmpty() ? List.of(id) : files;
  }

  @Override
  public CustomerPage search(CustomerQuery query) {
    List<String> criteria = new ArrayList<>(List.of("c.merged_into is null"));
    Map<String, Object> parameters = new HashMap<>();
    if (query.level() != null) {
      criteria.add("c.customer_level = :level");
      parameters.put("level", query.level().name());
    }
    if (query.specialNeed() != null) {
      criteria.add("c.special_need = :specialNeed");
      parameters.put("specialNeed", query.specialNeed().name());
    }
    if (query.text() != null) {
      criteria.add(textCriterion(query.text(), parameters));
    }
    String where = " where " + String.join(" and ", criteria);
    long total =
        jdbc.sql("select count(*) from customer c" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    List<Customer> customers =
        jdbc.sql(
                CUSTOMERS
                    + where
                    + " order by c.id desc offset :offset rows fetch next :size rows only")
            .params(parameters)
            .param("offset", (long) query.page() * query.size())
            .param("size", query.size())
            .query(JdbcCustomerStore::read)
            .list();
    return new CustomerPage(customers, total, query.page(), query.size());
  }

  private static String textCriterion(String text, Map<String, Object> parameters) {
    Optional<PhoneNumber> number = PhoneNumber.find(text);
    if (number.isPresent() || text.matches("\\d{4}")) {
      parameters.put("phone", number.map(PhoneNumber::e164).orElse("%" + text));
      return "c.id in (select coalesce(n.merged_into, n.id) from customer n where n.phone like :phone)";
    }
    parameters.put("text", "%" + text.toLowerCase().replaceAll("([!%_])", "!$1") + "%");
    return "(lower(c.name) like :text escape '!' or lower(c.organisation) like :text escape '!'"
        + " or lower(c.email) like :text escape '!')";
  }

  @Override
  public CustomerBasics basics(long id) {
    return jdbc.sql("select * from customer where id = :id")
        .param("id", id)
        .query(
            (row, number) ->
                new CustomerBasics(
                    row.getString("name"),
                    phone(row.getString("phone")),
                    row.getString("email"),
                    row.getString("organisation"),
                    CustomerLevel.valueOf(row.getString("customer_level")),
                    SpecialNeed.valueOf(row.getString("special_need")),
                    row.getString("language")))
        .single();
  }

  @Override
  public void lock(long id) {
    jdbc.sql("select id from customer where id = :id for update")
        .param("id", id)
        .query(Long.class)
        .optional();
  }

  @Override
  public void note(long id, String item, String before, String after) {
    jdbc.sql(
            """
            insert into customer_change (customer_id, changed_at, changed_by, item, value_before, value_after)
            values (:id, :now, :by, :item, :before, :after)
            """)
        .param("id", id)
        .param("now", utc(clock.instant()))
        .param("by", actor.id())
        .param("item", item)
        .param("before", before)
        .param("after", after)
        .update();
  }

  @Override
  public List<CustomerChange> changes(long id) {
    return jdbc.sql("select * from customer_change where customer_id in (:files) order by id desc")
        .param("files", filesOf(id))
        .query(
            (row, number) ->
                new CustomerChange(
                    row.getLong("customer_id"),
                    instant(row, "changed_at"),
                    row.getString("changed_by"),
                    row.getString("item"),
                    row.getString("value_before"),
                    row.getString("value_after")))
        .list();
  }

  /** A row of {@link #CUSTOMERS}. */
  static Customer read(ResultSet row, int number) throws SQLException {
    String own = row.getString("phone");
    return new Customer(
        row.getLong("id"),
        row.getString("name"),
        phone(own == null ? row.getString("merged_phone") : own),
        row.getString("email"),
        row.getString("organisation"),
        CustomerLevel.valueOf(row.getString("customer_level")),
        SpecialNeed.valueOf(row.getString("special_need")),
        row.getString("language"));
  }

  private static PhoneNumber phone(String e164) {
    return e164 == null ? null : new PhoneNumber(e164);
  }
}
