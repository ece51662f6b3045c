package io.kefuflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.CustomerMerges.Likeness;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class CustomerMergesTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired Customers customers;
  @Autowired CustomerFiles files;
  @Autowired CustomerMerges merges;
  @Autowired Cases cases;
  @Autowired Clock clock;

  @Test
  void aMergedFileIsFoundAsTheOneThatIsKept() {
    Customer kept = open("李女士", null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    Customer merged = open("李丽", "li@example.com", CustomerLevel.VIP, SpecialNeed.ELDERLY);

    Customer customer = merges.merge(merged.id(), kept.id());

    assertThat(customer.name()).isEqualTo("李女士");
    assertThat(customer.email()).as("only the other one knew it").isEqualTo("li@example.com");
    assertThat(customer.level()).as("the better one").isEqualTo(CustomerLevel.VIP);
    assertThat(customer.specialNeed()).isEqualTo(SpecialNeed.ELDERLY);
    assertThat(customers.find(merged.id())).contains(customer);
    assertThat(customers.of(List.of(merged.id(), kept.id(), -1L)))
        .isEqualTo(Map.of(merged.id(), customer, kept.id(), customer));
    assertThat(customers.of(List.of())).isEmpty();
    assertThat(customers.findByPhone(merged.phone())).contains(customer);
    assertThat(customers.findOrOpen(new CustomerDetails("李丽", merged.phone(), null, null, null)))
        .isEqualTo(customer);
    assertThat(
            customers
                .search(new CustomerQuery(merged.phone().display(), null, null, 0, 9))
                .customers())
        .containsExactly(customer);
    assertThat(files.read(kept.id()).mergedFiles())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.id()).isEqualTo(merged.id());
              assertThat(file.phone()).isEqualTo(merged.phone());
              assertThat(Duration.between(file.mergedAt(), file.undoUntil())).hasHours(24);
            });
  }

  @Test
  void whatStandsInEitherFileIsTheCustomers() {
    Customer kept = open("李女士");
    Customer merged = open("李丽");
    files.write(kept.id(), InformationKind.NEED, "更快的宽带");
    files.write(merged.id(), InformationKind.NEED, "更低的价格");
    files.addPurchase(merged.id(), new PurchaseDetails("宽带", null, null, null, null, null));
    files.recordConsent(merged.id(), ConsentKind.CARE, true, "PHONE");
    ServiceCase earlier = openCase(merged);

    merges.merge(merged.id(), kept.id());
    ServiceCase later = openCase(kept);

    CustomerFile file = files.read(merged.id());
    assertThat(file.customer().id()).isEqualTo(kept.id());
    assertThat(file.sections()).extracting(Section::text).containsExactly("更快的宽带", "更低的价格");
    assertThat(file.purchases()).hasSize(1);
    assertThat(files.hasConsented(kept.id(), ConsentKind.CARE)).isTrue();
    assertThat(casesOf(kept)).containsExactlyInAnyOrder(earlier, later);
    assertThat(casesOf(merged)).containsExactlyInAnyOrder(earlier, later);
    assertThat(cases.openOf(merged.id())).containsExactlyInAnyOrder(earlier, later);
    assertThat(cases.of(List.of(earlier.number(), later.number())))
        .containsExactlyInAnyOrder(earlier, later);
    Instant now = clock.instant();
    assertThat(
            cases.findLatest(
                Procedure.COMPLAINT,
                kept.id(),
                "NETWORK",
                now.minusSeconds(60),
                now,
                later.number()))
        .as("besides the case itself")
        .contains(earlier.number());

    merges.undo(merged.id());
    assertThat(casesOf(merged)).containsExactly(earlier);
    assertThat(casesOf(kept)).containsExactly(later);
    assertThat(files.read(kept.id()).sections()).extracting(Section::text).containsExactly("更快的宽带");
    assertThat(files.read(merged.id()).purchases()).hasSize(1);
  }

  @Test
  void undoingPutsEverythingBack() {
    Customer kept = open("李女士", null, CustomerLevel.GOLD, SpecialNeed.NONE);
    Customer merged = open("李丽", "li@example.com", CustomerLevel.VIP, SpecialNeed.ELDERLY);
    merges.merge(merged.id(), kept.id());

    assertThat(merges.undo(merged.id())).isEqualTo(merged);

    assertThat(customers.get(kept.id())).isEqualTo(kept);
    assertThat(customers.findByPhone(merged.phone())).contains(merged);
    assertThat(files.read(kept.id()).mergedFiles()).isEmpty();
    assertThat(merges.merge(merged.id(), kept.id()).id()).as("and again").isEqualTo(kept.id());
  }

  @Test
  void whatWasEditedSinceStays() {
    Customer kept = open("李女士", null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    Customer merged = open("李丽", "li@example.com", CustomerLevel.VIP, SpecialNeed.NONE);
    merges.merge(merged.id(), kept.id());
    customers.update(
        kept.id(),
        new CustomerBasics(
            "李女士", kept.phone(), "new@example.com", null, CustomerLevel.VIP, null, "zh"));

    merges.undo(merged.id());

    assertThat(customers.get(kept.id()).email()).isEqualTo("new@example.com");
    assertThat(customers.get(kept.id()).level()).isEqualTo(CustomerLevel.STANDARD);
  }

  @Test
  void aFileWithoutANumberIsReachedUnderThatOfTheOther() {
    Customer kept = customers.findOrOpen(new CustomerDetails("李女士", null, null, null, null));
    Customer merged = open("李丽");

    Customer customer = merges.merge(merged.id(), kept.id());

    assertThat(customer.phone()).isEqualTo(merged.phone());
    Customer saved =
        customers.update(
            kept.id(),
            new CustomerBasics(
                "李女士", customer.phone(), null, null, CustomerLevel.STANDARD, null, null));
    assertThat(saved).as("saved as it was shown").isEqualTo(customer);
    merges.undo(merged.id());
    assertThat(customers.get(kept.id()).phone()).isNull();
  }

  @Test
  void theNumberOfAMergedFileStaysThere() {
    Customer kept = open("李女士");
    Customer merged = open("李丽");
    merges.merge(merged.id(), kept.id());

    assertThatThrownBy(
            () ->
                customers.update(
                    kept.id(),
                    new CustomerBasics(
                        "李女士", merged.phone(), null, null, CustomerLevel.STANDARD, null, null)))
        .isInstanceOf(InvalidCustomerDataException.class)
        .hasMessageContaining("已并入本客户的档案 " + merged.id());
  }

  @Test
  void mergesLeadToTheLastFileAndApartAgainInTheOtherOrder() {
    Customer first = open("李一");
    Customer second = open("李二");
    Customer third = open("李三");
    merges.merge(first.id(), second.id());
    merges.merge(second.id(), third.id());

    assertThat(customers.findByPhone(first.phone())).map(Customer::id).contains(third.id());
    assertThat(customers.filesOf(first.id())).containsExactly(first.id(), second.id(), third.id());
    assertThatThrownBy(() -> merges.undo(first.id()))
        .isInstanceOf(CustomerStateException.class)
        .hasMessageContaining("已并入客户 " + third.id());

    merges.undo(second.id());
    assertThat(customers.findByPhone(first.phone())).map(Customer::id).contains(second.id());
    assertThat(customers.filesOf(third.id())).containsExactly(third.id());
    merges.undo(first.id());
    assertThat(customers.get(first.id())).isEqualTo(first);
  }

  @Test
  void whatWouldGoInACircleIsRefused() {
    Customer one = open("李一");
    Customer other = open("李二");

    assertThatThrownBy(() -> merges.merge(one.id(), one.id()))
        .isInstanceOf(CustomerStateException.class)
        .hasMessageContaining("并入它自己");
    merges.merge(one.id(), other.id());
    for (Callable<Customer> again :
        List.<Callable<Customer>>of(
            () -> merges.merge(other.id(), one.id()),
            () -> merges.merge(one.id(), other.id()),
            () -> merges.merge(open("李三").id(), one.id()))) {
      assertThatThrownBy(again::call)
          .isInstanceOf(CustomerStateException.class)
          .hasMessage("客户 %d 已并入客户 %d：请改用客户 %d".formatted(one.id(), other.id(), other.id()));
    }
    assertThatThrownBy(() -> merges.merge(other.id(), -1))
        .isInstanceOf(UnknownCustomerException.class);
  }

  @Test
  void twoMergesAtOnceMakeNoCircle() throws Exception {
    Customer one = open("李一");
    Customer other = open("李二");
    var start = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var results =
          threads.invokeAll(List.of(attempt(start, one, other), attempt(start, other, one)));
      assertThat(results)
          .extracting(result -> result.get().isPresent())
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(customers.get(one.id())).isEqualTo(customers.get(other.id()));
  }

  private Callable<Optional<Customer>> attempt(CyclicBarrier start, Customer file, Customer into) {
    return () -> {
      start.await();
      try {
        return Optional.of(merges.merge(file.id(), into.id()));
      } catch (CustomerStateException refused) {
        return Optional.empty();
      }
    };
  }

  @Test
  void aMergeIsUndoneOnceAndWithinADay() {
    Customer kept = open("李女士");
    Customer merged = open("李丽");
    Customer other = open("李莉");
    assertThatThrownBy(() -> merges.undo(merged.id()))
        .isInstanceOf(CustomerStateException.class)
        .hasMessageContaining("没有并入其他档案");
    merges.merge(merged.id(), kept.id());
    merges.undo(merged.id());
    assertThatThrownBy(() -> merges.undo(merged.id()))
        .isInstanceOf(CustomerStateException.class)
        .hasMessageContaining("没有并入其他档案");

    merges.merge(other.id(), kept.id());
    ClockUtil.offset(Duration.ofHours(24).plusSeconds(1).toMillis());
    assertThatThrownBy(() -> merges.undo(other.id()))
        .isInstanceOf(CustomerStateException.class)
        .hasMessageContaining("已超过 24 小时，不能撤销");
    assertThat(customers.get(other.id()).id()).isEqualTo(kept.id());
  }

  @Test
  void whatMayBeOneCustomerIsSuggested() {
    String name = "王" + NUMBERS.incrementAndGet() + ThreadLocalRandom.current().nextInt();
    String email = name.hashCode() + "@Example.com";
    Customer one = open("甲" + name, email, null, null);
    Customer sameEmail = open("乙" + name, email.toLowerCase(), null, null);
    long number = 13_911_000_000L + ThreadLocalRandom.current().nextInt(900_000) * 10L;
    Customer namesake = open(name, PhoneNumber.parse("" + number));
    Customer mistyped = open(name, PhoneNumber.parse("" + (number + 1)));
    Customer stranger = open(name, PhoneNumber.parse("" + (number - 1_000_000 + 22)));
    Customer colleague = open("丙" + name);
    Customer again = open("丙" + name);
    for (Customer customer : List.of(colleague, again)) {
      customers.update(
          customer.id(),
          new CustomerBasics(
              customer.name(), customer.phone(), null, "某某公司", CustomerLevel.GOLD, null, null));
    }

    assertThat(suggested(one, sameEmail)).contains(Likeness.SAME_EMAIL);
    assertThat(suggested(namesake, mistyped)).contains(Likeness.SAME_NAME_SIMILAR_PHONE);
    assertThat(suggested(customers.get(colleague.id()), customers.get(again.id())))
        .contains(Likeness.SAME_NAME_AND_ORGANISATION);
    assertThat(suggested(namesake, stranger)).isEmpty();

    merges.merge(mistyped.id(), namesake.id());
    assertThat(suggested(namesake, mistyped)).as("decided").isEmpty();
  }

  private Optional<Likeness> suggested(Customer one, Customer other) {
    return merges.duplicates(100).stream()
        .filter(pair -> Set.of(pair.first(), pair.second()).equals(Set.of(one, other)))
        .map(CustomerMerges.Duplicate::likeness)
        .findFirst();
  }

  private ServiceCase openCase(Customer customer) {
    return cases.open(
        new CaseOpening(
            Procedure.COMPLAINT,
            CaseStatus.OPEN,
            customer.id(),
            "NETWORK",
            Channel.PHONE,
            "断线",
            null,
            clock.instant(),
            null,
            null,
            null));
  }

  private List<ServiceCase> casesOf(Customer customer) {
    return cases
        .search(
            new CaseQuery(
                null, null, null, null, null, customer.id(), null, null, null, null, 0, 10))
        .cases();
  }

  private Customer open(String name) {
    return open(name, null, null, null);
  }

  private Customer open(String name, String email, CustomerLevel level, SpecialNeed need) {
    return customers.findOrOpen(
        new CustomerDetails(
            name,
            PhoneNumber.parse("136%08d".formatted(NUMBERS.incrementAndGet() * 37)),
            email,
            level,
            need));
  }

  private Customer open(String name, PhoneNumber phone) {
    return customers.findOrOpen(new CustomerDetails(name, phone, null, null, null));
  }
}
