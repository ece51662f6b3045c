package io.kefuflow.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers: found, opened, their basic part edited. A file that was merged into another is
 * found as that other one, by its id as well as by its telephone number.
 */
@Service
@Transactional
public class Customers {

  private final CustomerStore store;
  private final ApplicationEventPublisher events;

  Customers(CustomerStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /**
   * The file of the customer with this phone number, with e-mail, level and special need brought up
   * to date where the intake knows them; the name stays. A new file when there is none or no number
   * was left. Safe when two intakes of one customer run at once.
   */
  public Customer findOrOpen(CustomerDetails details) {
    return findUpToDate(details)
        .or(() -> open(details))
        // Somebody else opened it meanwhile.
        .or(() -> findUpToDate(details))
        .orElseThrow();
  }

  private Optional<Customer> findUpToDate(CustomerDetails details) {
    return findByPhone(details.phone())
        .map(
            known -> {
              CustomerBasics basics = store.basics(known.id());
              return basics.with(details).equals(basics)
                  ? known
                  : edit(known.id(), before -> before.with(details));
            });
  }

  private Optional<Customer> open(CustomerDetails details) {
    return store.open(
        new CustomerBasics(
            details.name(),
            details.phone(),
            details.email(),
            null,
            details.level() == null ? CustomerLevel.STANDARD : details.level(),
            details.specialNeed(),
            null));
  }

  public Optional<Customer> find(long id) {
    return store.find(id);
  }

  /**
   * The customer with this id.
   *
   * @throws UnknownCustomerException when there is none
   */
  public Customer get(long id) {
    return find(id).orElseThrow(() -> new UnknownCustomerException(id));
  }

  /** The customers with these ids, by the id asked for; ids that nobody has are left out. */
  @Transactional(readOnly = true)
  public Map<Long, Customer> of(Collection<Long> ids) {
    return store.findAll(ids);
  }

  /** The customer with this number; empty for null. */
  public Optional<Customer> findByPhone(PhoneNumber phone) {
    return Optional.ofNullable(phone).flatMap(store::findByPhone);
  }

  /**
   * The ids of all files of a customer: the one that is kept, and those merged into it. What is
   * stored under any of them, e.g. a case, is this customer's.
   */
  public List<Long> filesOf(long id) {
    return store.filesOf(id);
  }

  /** The customers that fit, merged files left out. */
  public CustomerPage search(CustomerQuery query) {
    return store.search(query);
  }

  /**
   * Edits the basic part; what changed is kept with who changed it.
   *
   * @throws UnknownCustomerException when there is no such customer
   * @throws InvalidCustomerDataException when the number is another customer's
   */
  public Customer update(long id, CustomerBasics basics) {
    Customer known = get(id);
    return edit(
        known.id(),
        before -> {
          boolean keepsMergedNumber =
              before.phone() == null
                  && basics.phone() != null
                  && basics.phone().equals(known.phone());
          CustomerBasics after = keepsMergedNumber ? basics.withPhone(null) : basics;
          if (after.phone() != null && !after.phone().equals(before.phone())) {
            store.findFileByPhone(after.phone()).ifPresent(file -> refuseNumberOf(file, known));
          }
          return after;
        });
  }

  private void refuseNumberOf(long file, Customer customer) {
    throw new InvalidCustomerDataException(
        "customerPhone",
        filesOf(customer.id()).contains(file)
            ? "该号码属于已并入本客户的档案 " + file + "，来电时已能识别本客户：请保留原号码"
            : "该号码已登记在客户 " + file + " 的档案中：如为同一客户，请由主管合并两份档案");
  }

  /** Marks that the customer is to be served first, or no longer (P1.7). */
  public Customer markSpecialNeed(long id, SpecialNeed need) {
    return edit(get(id).id(), before -> before.withSpecialNeed(need));
  }

  /** Writes a new version of the basic part down, and what is different; tells of a new level. */
  Customer edit(long file, UnaryOperator<CustomerBasics> edit) {
    store.lock(file);
    CustomerBasics before = store.basics(file);
    CustomerBasics after = edit.apply(before);
    if (!after.equals(before)) {
      store.update(file, after);
      before
          .differencesTo(after)
          .forEach(
              difference ->
                  store.note(file, difference.item(), difference.before(), difference.after()));
    }
    if (after.level() != before.level()) {
      tellLevel(get(file));
    }
    return get(file);
  }

  /** Tells, for every file of the customer, which level they have. */
  void tellLevel(Customer customer) {
    for (long file : filesOf(customer.id())) {
      events.publishEvent(new CustomerLevelChanged(file, customer.level()));
    }
  }
}
