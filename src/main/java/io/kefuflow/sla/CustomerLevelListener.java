package io.kefuflow.sla;

import io.kefuflow.customer.CustomerLevelChanged;
import io.kefuflow.customer.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets what is promised of a customer's cases follow the level that the customer has. */
@Component
class CustomerLevelListener {

  private final Deadlines deadlines;
  private final Customers customers;

  CustomerLevelListener(Deadlines deadlines, Customers customers) {
    this.deadlines = deadlines;
    this.customers = customers;
  }

  @EventListener
  void follow(CustomerLevelChanged change) {
    customers
        .filesOf(change.customerId())
        .forEach(file -> deadlines.customerHasLevel(file, change.level().name()));
  }
}
