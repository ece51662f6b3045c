package io.kefuflow.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the basic parts of the customer files, and what was changed of the files, are kept. */
public interface CustomerStore {

  /** Opens a file; empty when there is one with that phone number already. */
  Optional<Customer> open(CustomerBasics basics);

  /** The customer with that file, or with the one that it was merged into. */
  Optional<Customer> find(long id);

  /** As {@link #find}, of many files at once, by the id asked for. */
  Map<Long, Customer> findAll(Collection<Long> ids);

  /** The customer with that number, or with the file that its file was merged into. */
  Optional<Customer> findByPhone(PhoneNumber phone);

  /** The file with that number, merged or not. */
  Optional<Long> findFileByPhone(PhoneNumber phone);

  /** The ids of the file that is kept and of those merged into it, ascending; else the id alone. */
  List<Long> filesOf(long id);

  CustomerPage search(CustomerQuery query);

  /** The basic part of this very file, as it was entered. */
  CustomerBasics basics(long id);

  void update(long id, CustomerBasics basics);

  /** Nobody else changes the file until the transaction ends. */
  void lock(long id);

  /**
   * Adds to the history of a file, with the present time and actor.
   *
   * @param item what changed, Chinese
   * @param before null when there was nothing
   * @param after null when nothing is left
   */
  void note(long id, String item, String before, String after);

  /** The history of all files of a customer, newest first. */
  List<CustomerChange> changes(long id);
}
