package io.kefuflow.customer.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerBasics;
import io.kefuflow.customer.CustomerFile.MergedFile;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.CustomerMergeStore;
import io.kefuflow.customer.CustomerMerges;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.Actor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCustomerMergeStore implements CustomerMergeStore {

  /** Namesakes beyond this number say nothing about each other, and are too many to compare. */
  private static final int MOST_NAMESAKES = 50;

  private static final int MOST_NAMES = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Actor actor;

  JdbcCustomerMergeStore(JdbcClient jdbc, Clock clock, Actor actor) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
  }

  @Override
  public Optional<Merge> find(long mergedFile) {
    return jdbc.sql(
            """
            select m.*, c.name, c.phone, c.language
              from customer_merge m
              join customer c on c.id = m.kept_file
             where m.merged_file = :file and m.undone_at is null
            """)
        .param("file", mergedFile)
        .query(
            (row, number) ->
                new Merge(
                    row.getLong("merged_file"),
                    row.getLong("kept_file"),
                    new CustomerBasics(
                        row.getString("name"),
                        phone(row.getString("phone")),
                        row.getString("email_before"),
                        row.getString("organisation_before"),
                        CustomerLevel.valueOf(row.getString("level_before")),
                        SpecialNeed.valueOf(row.getString("special_need_before")),
                        row.getString("language")),
                    instant(row, "merged_at")))
        .optional();
  }

  @Override
  public List<Long> directlyInto(long file) {
    return jdbc.sql(
            "select merged_file from customer_merge where kept_file = :file and undone_at is null order by id desc")
        .param("file", file)
        .query(Long.class)
        .list();
  }

  @Override
  public List<MergedFile> mergedInto(long file) {
    return jdbc.sql(
            """
            select c.id, c.name, c.phone, m.merged_at, m.merged_by
              from customer c
              join customer_merge m on m.merged_file = c.id and m.undone_at is null
             where c.merged_into = :file
             order by m.id desc
            """)
        .param("file", file)
        .query(
            (row, number) ->
                new MergedFile(
                    row.getLong("id"),
                    row.getString("name"),
                    phone(row.getString("phone")),
                    instant(row, "merged_at"),
                    row.getString("merged_by"),
                    instant(row, "merged_at").plus(CustomerMerges.UNDO_WITHIN)))
        .list();
  }

  private static PhoneNumber phone(String e164) {
    return e164 == null ? null : new PhoneNumber(e164);
  }

  @Override
  public void add(Merge merge) {
    jdbc.sql(
            """
            insert into customer_merge (merged_file, kept_file, email_before, organisation_before, level_before,
                special_need_before, merged_at, merged_by)
            values (:merged, :kept, :email, :organisation, :level, :specialNeed, :now, :by)
            """)
        .param("merged", merge.mergedFile())
        .param("kept", merge.keptFile())
        .param("email", merge.before().email())
        .param("organisation", merge.before().organisation())
        .param("level", merge.before().level().name())
        .param("specialNeed", merge.before().specialNeed().name())
        .param("now", utc(clock.instant()))
        .param("by", actor.id())
        .update();
  }

  @Override
  public void undo(long mergedFile) {
    jdbc.sql(
            """
            update customer_merge set undone_at = :now, undone_by = :by
             where merged_file = :file and undone_at is null
            """)
        .param("now", utc(clock.instant()))
        .param("by", actor.id())
        .param("file", mergedFile)
        .update();
  }

  @Override
  public void lead(List<Long> files, Long keptFile) {
    if (!files.isEmpty()) {
      jdbc.sql("update customer set merged_into = :kept where id in (:files)")
          .param("kept", keptFile)
          .param("files", files)
          .update();
    }
  }

  @Override
  public List<List<Customer>> sharingEmail(int most) {
    return groups("lower(email)", "count(*) > 1", most, customer -> customer.email().toLowerCase());
  }

  @Override
  public List<List<Customer>> sharingName() {
    return groups("name", "count(*) between 2 and " + MOST_NAMESAKES, MOST_NAMES, Customer::name);
  }

  private List<List<Customer>> groups(
      String key, String condition, int most, Function<Customer, String> keyOf) {
    return List.copyOf(
        jdbc
            .sql(
                JdbcCustomerStore.CUSTOMERS
                    + """
                     where c.merged_into is null and %1$s in (
                       select %1$s from customer where merged_into is null and %1$s is not null
                        group by %1$s having %2$s order by max(id) desc fetch first :most rows only)
                     order by c.id desc
                    """
                        .formatted(key, condition))
            .param("most", most)
            .query(JdbcCustomerStore::read)
            .stream()
            .collect(Collectors.groupingBy(keyOf, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
