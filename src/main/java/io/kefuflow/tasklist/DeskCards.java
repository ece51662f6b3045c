package io.kefuflow.tasklist;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Countdown;
import io.kefuflow.sla.Countdowns;
import io.kefuflow.tasklist.DeskTasks.SeenTask;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the cards of a list of tasks show, read for the whole page at once. */
@Component
@Transactional(readOnly = true)
class DeskCards {

  private static final int MOST = 50;
  private static final String WAITING = "等待客户";

  private final DeskTasks tasks;
  private final Cases cases;
  private final Customers customers;
  private final Countdowns countdowns;
  private final Clock clock;

  DeskCards(DeskTasks tasks, Cases cases, Customers customers, Countdowns countdowns, Clock clock) {
    this.tasks = tasks;
    this.cases = cases;
    this.customers = customers;
    this.countdowns = countdowns;
    this.clock = clock;
  }

  /**
   * The cards of those of the tasks that the user sees.
   *
   * @param taskIds separated by commas
   * @param full whether the user may know more of a case than its number
   */
  Page of(String taskIds, boolean full) {
    List<SeenTask> seen = tasks.of(ids(taskIds));
    Set<CaseNumber> numbers =
        full
            ? seen.stream()
                .map(SeenTask::caseNumber)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet())
            : Set.of();
    Map<CaseNumber, ServiceCase> known =
        cases.of(numbers).stream()
            .collect(Collectors.toMap(ServiceCase::number, Function.identity()));
    Map<Long, Customer> people =
        customers.of(
            known.values().stream()
                .map(ServiceCase::customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<String, Countdown> clocks = countdowns.of(numbers.stream().map(CaseNumber::value).toList());
    return new Page(
        clock.instant(),
        seen.stream()
            .map(
                task -> {
                  ServiceCase item = task.caseNumber().map(known::get).orElse(null);
                  return item == null
                      ? Card.of(task)
                      : Card.of(
                          task,
                          item,
                          Optional.ofNullable(item.customerId()).map(people::get),
                          clocks.get(task.number()));
                })
            .toList());
  }

  private static Set<String> ids(String taskIds) {
    Set<String> ids =
        Arrays.stream(Objects.requireNonNullElse(taskIds, "").split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new InvalidInputException("taskIds", "任务数量不正确：一次应为 1 至 " + MOST + " 个，请刷新页面");
    }
    return ids;
  }

  /**
   * The cards.
   *
   * @param now by which clocks are to be shown, whatever the browser's clock says
   */
  record Page(Instant now, List<Card> cards) {}

  /**
   * A card.
   *
   * @param number null when the task is about nothing numbered
   * @param customer masked, null when not known
   * @param specialNeed Chinese, null when none
   * @param waiting Chinese, whom the case waits for; null when for nobody
   * @param clock null when nothing is promised any more
   */
  record Card(
      String taskId,
      String number,
      String customer,
      String specialNeed,
      int urgeCount,
      String waiting,
      Countdown clock) {

    static Card of(SeenTask task) {
      return new Card(task.id(), task.number(), null, null, 0, null, null);
    }

    static Card of(SeenTask task, ServiceCase item, Optional<Customer> customer, Countdown clock) {
      return new Card(
          task.id(),
          task.number(),
          customer.map(Customer::maskedName).orElse(null),
          customer
              .filter(Customer::hasSpecialNeed)
              .map(Customer::specialNeed)
              .map(SpecialNeed::label)
              .orElse(null),
          item.urgeCount(),
          item.status() == CaseStatus.WAITING_FOR_CUSTOMER ? WAITING : null,
          clock);
    }
  }
}
