package io.kefuflow.customer;

import java.util.Optional;

/** The customer files. */
public interface Customers {

  /**
   * The file of the customer with this phone number, with e-mail, level and special need brought up
   * to date where the intake knows them; the name stays. A new file when there is none or no number
   * was left. Safe when two intakes of one customer run at once.
   */
  Customer findOrOpen(CustomerDetails details);

  Optional<Customer> find(long id);

  Optional<Customer> findByPhone(PhoneNumber phone);
}
