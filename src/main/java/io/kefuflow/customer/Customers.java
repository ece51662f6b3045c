package io.kefuflow.customer;

import java.util.Optional;

/** The customer files. */
public interface Customers {

  /**
   * The file of the customer with this phone number, brought up to date with what the intake knows;
   * a new file when there is none or no number was left. Safe when two intakes of one customer run
   * at once.
   */
  Customer findOrOpen(CustomerDetails details);

  Optional<Customer> find(long id);

  Optional<Customer> findByPhone(PhoneNumber phone);
}
