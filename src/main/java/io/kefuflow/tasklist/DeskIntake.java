package io.kefuflow.tasklist;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InvalidCustomerDataException;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is calling, and what is open for this customer, before another case is registered. */
@Component
@Transactional(readOnly = true)
class DeskIntake {

  private static final String ONLY_WHO_REGISTERS = "没有权限：只有客服专员、客服主管、副经理和部门经理可以登记工单";
  private static final Found NOBODY = new Found(null, null, List.of());

  private final DeskTasks tasks;
  private final DeskRights rights;
  private final Customers customers;
  private final Cases cases;
  private final Colleagues colleagues;

  DeskIntake(
      DeskTasks tasks, DeskRights rights, Customers customers, Cases cases, Colleagues colleagues) {
    this.tasks = tasks;
    this.rights = rights;
    this.customers = customers;
    this.cases = cases;
    this.colleagues = colleagues;
  }

  /** The customer with a number, in any usual writing; nobody, with the reason, if it is none. */
  Found byPhone(String phone) {
    if (!rights.isOneOf(Role.SERVE_CUSTOMERS)) {
      throw new NoRightException(ONLY_WHO_REGISTERS);
    }
    try {
      return customers.findByPhone(PhoneNumber.parse(phone)).map(this::found).orElse(NOBODY);
    } catch (InvalidCustomerDataException noNumber) {
      return new Found(noNumber.getMessage(), null, List.of());
    }
  }

  private Found found(Customer customer) {
    List<ServiceCase> open = cases.openOf(customer.id());
    Map<CaseNumber, String> taskIds =
        tasks.ofCases(open.stream().map(ServiceCase::number).toList());
    Map<String, String> names =
        colleagues.namesOf(
            open.stream()
                .map(ServiceCase::handler)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return new Found(
        null,
        KnownCustomer.of(customer),
        open.stream()
            .map(item -> OpenCase.of(item, names.get(item.handler()), taskIds.get(item.number())))
            .toList());
  }

  /**
   * What is known.
   *
   * @param problem why this is no telephone number, Chinese; null when it is one
   * @param customer null when not known
   * @param openCases newest first
   */
  record Found(String problem, KnownCustomer customer, List<OpenCase> openCases) {}

  /** A customer. */
  record KnownCustomer(String name, String organisation, String level, String specialNeed) {

    static KnownCustomer of(Customer customer) {
      return new KnownCustomer(
          customer.name(),
          customer.organisation(),
          customer.level().label(),
          DeskFile.CustomerFacts.specialNeed(customer));
    }
  }

  /**
   * A case that somebody works on.
   *
   * @param matter masked and cut
   * @param handler null when nobody
   * @param taskId a task of it that the user sees, null when none
   */
  record OpenCase(
      String number,
      String procedure,
      String status,
      String matter,
      Instant receivedAt,
      String handler,
      String taskId) {

    static OpenCase of(ServiceCase item, String handler, String taskId) {
      return new OpenCase(
          item.number().value(),
          item.procedure().label(),
          item.status().label(),
          item.maskedMatter(),
          item.receivedAt(),
          handler,
          taskId);
    }
  }
}
