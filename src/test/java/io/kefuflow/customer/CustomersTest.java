package io.kefuflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kefuflow.test.ApplicationTest;
import java.util.List;
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
class CustomersTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired Customers customers;
  @Autowired CustomerFiles files;
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

  @Test
  void theBasicPartIsEditedAndItsHistoryKept() {
    Customer opened = customers.findOrOpen(details("李女士", null, null));

    Customer edited =
        customers.update(
            opened.id(),
            new CustomerBasics(
                "李四", phone, "li@example.com", "某某公司", CustomerLevel.GOLD, SpecialNeed.NONE, "en"));

    assertThat(edited)
        .isEqualTo(
            new Customer(
                opened.id(),
                "李四",
                phone,
                "li@example.com",
                "某某公司",
                CustomerLevel.GOLD,
                SpecialNeed.NONE,
                "en"));
    assertThat(files.changes(opened.id()))
        .extracting(CustomerChange::item, CustomerChange::before, CustomerChange::after)
        .containsExactlyInAnyOrder(
            tuple("客户姓名", "李女士", "李四"),
            tuple("电子邮箱", null, "li@example.com"),
            tuple("单位", null, "某某公司"),
            tuple("客户等级", "普通", "金卡"),
            tuple("语言", "zh", "en"));
  }

  @Test
  void whatIsTheSameIsNoChange() {
    Customer opened = customers.findOrOpen(details("李女士", null, null));

    customers.update(
        opened.id(),
        new CustomerBasics("李女士", phone, null, " ", CustomerLevel.STANDARD, null, null));
    customers.findOrOpen(details("李女士", CustomerLevel.STANDARD, SpecialNeed.NONE));

    assertThat(files.changes(opened.id())).isEmpty();
  }

  @Test
  void aSpecialNeedIsMarked() {
    Customer opened = customers.findOrOpen(details("李女士", null, null));

    assertThat(customers.markSpecialNeed(opened.id(), SpecialNeed.DISABLED).hasSpecialNeed())
        .isTrue();

    assertThat(files.changes(opened.id()))
        .extracting(CustomerChange::before, CustomerChange::after)
        .containsExactly(tuple("无", "残障人士"));
  }

  @Test
  void aNumberOfAnotherCustomerIsRefused() {
    Customer other = customers.findOrOpen(details("王先生", null, null));
    Customer customer = customers.findOrOpen(new CustomerDetails("李女士", null, null, null, null));

    assertThatThrownBy(
            () ->
                customers.update(
                    customer.id(),
                    new CustomerBasics(
                        "李女士", phone, null, null, CustomerLevel.STANDARD, null, null)))
        .isInstanceOfSatisfying(
            InvalidCustomerDataException.class,
            refused -> assertThat(refused.field()).isEqualTo("customerPhone"))
        .hasMessageContaining("已登记在客户 " + other.id() + " 的档案中");
  }

  @Test
  void anUnknownCustomerIsNamed() {
    assertThatThrownBy(() -> customers.get(-7))
        .isInstanceOf(UnknownCustomerException.class)
        .hasMessageContaining("没有编号为 -7 的客户");
    assertThat(customers.filesOf(-7)).containsExactly(-7L);
  }

  @Test
  void customersAreFoundByNumberLastDigitsNameOrganisationAndEmail() {
    String marker = "单位" + phone.e164();
    Customer customer =
        customers.findOrOpen(details("李女士", CustomerLevel.VIP, SpecialNeed.ELDERLY));
    customers.update(
        customer.id(),
        new CustomerBasics(
            "李%d号".formatted(customer.id()),
            phone,
            "li" + customer.id() + "@example.com",
            marker,
            CustomerLevel.VIP,
            SpecialNeed.ELDERLY,
            "zh"));

    for (String text :
        new String[] {
          phone.display(),
          "李%d号".formatted(customer.id()),
          marker.substring(1),
          "LI" + customer.id() + "@EXAMPLE"
        }) {
      assertThat(found(text, CustomerLevel.VIP, SpecialNeed.ELDERLY))
          .as(text)
          .extracting(Customer::id)
          .containsExactly(customer.id());
    }
    String e164 = phone.e164();
    assertThat(found(e164.substring(e164.length() - 4), null, null))
        .extracting(Customer::id)
        .contains(customer.id());
    assertThat(found(marker, CustomerLevel.GOLD, null)).isEmpty();
    assertThat(found(marker, null, SpecialNeed.NONE)).isEmpty();
    assertThat(found("100%_" + marker, null, null)).isEmpty();
  }

  private List<Customer> found(String text, CustomerLevel level, SpecialNeed need) {
    return customers.search(new CustomerQuery(text, level, need, 0, 50)).customers();
  }

  private CustomerDetails details(String name, CustomerLevel level, SpecialNeed need) {
    return new CustomerDetails(name, phone, null, level, need);
  }
}
