package io.kefuflow.customer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.test.ApplicationTest;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class JdbcCustomersTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired Customers customers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final PhoneNumber phone =
      PhoneNumber.parse("137%08d".formatted(NUMBERS.incrementAndGet()));

  @RepeatedTest(3)
  void oneNumberIsOneFileHoweverManyIntakesRunAtOnce() throws Exception {
    int intakes = 6;
    var start = new CyclicBarrier(intakes);
    Callable<Long> intake =
        () -> {
          start.await();
          // As in an intake: the file is opened inside a longer transaction.
          return transaction.execute(
              status -> {
                long id = customers.findOrOpen(details("李女士", null, null)).id();
                assertThat(customers.find(id)).isPresent();
                return id;
              });
        };
    var threads = Executors.newFixedThreadPool(intakes);
    try {
      var files = threads.invokeAll(IntStream.range(0, intakes).mapToObj(i -> intake).toList());
      assertThat(files)
          .extracting(file -> file.get())
          .hasSize(intakes)
          .containsOnly(customers.findByPhone(phone).orElseThrow().id());
    } finally {
      threads.shutdownNow();
    }
    assertThat(
            jdbc.sql("select count(*) from customer where phone = :phone")
                .param("phone", phone.e164())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void theFileIsBroughtUpToDateAndForgetsNothing() {
    Customer opened =
        customers.findOrOpen(
            new CustomerDetails(
                "李女士", phone, "li@example.com", CustomerLevel.VIP, SpecialNeed.ELDERLY));

    Customer unchanged = customers.findOrOpen(details("李女士", null, null));
    assertThat(unchanged).isEqualTo(opened);

    Customer changed = customers.findOrOpen(details("李女士", CustomerLevel.GOLD, SpecialNeed.NONE));
    assertThat(changed.id()).isEqualTo(opened.id());
    assertThat(changed.level()).isEqualTo(CustomerLevel.GOLD);
    assertThat(changed.specialNeed()).isEqualTo(SpecialNeed.NONE);
    assertThat(changed.email()).isEqualTo("li@example.com");
  }

  @Test
  void whoLeavesNoNumberGetsAFileEachTime() {
    var nameless = new CustomerDetails("王先生", null, null, null, null);

    Customer first = customers.findOrOpen(nameless);

    assertThat(customers.findOrOpen(nameless).id()).isNotEqualTo(first.id());
    assertThat(first.level()).isEqualTo(CustomerLevel.STANDARD);
    assertThat(first.specialNeed()).isEqualTo(SpecialNeed.NONE);
  }

  private CustomerDetails details(String name, CustomerLevel level, SpecialNeed need) {
    return new CustomerDetails(name, phone, null, level, need);
  }
}
