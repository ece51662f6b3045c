package io.kefuflow.conventions.sample.order;

import io.kefuflow.conventions.sample.billing.web.InvoiceController;
import io.kefuflow.conventions.sample.order.persistence.JdbcOrders;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows the engine, SQL, its own store and another feature's web package; reads the system clock
 * and prints.
 */
public class Order {
  @Autowired RuntimeService engine;
  JdbcClient sql;
  JdbcOrders store;
  InvoiceController invoices;

  @Autowired
  void setStore(JdbcOrders store) {
    this.store = store;
  }

  Date placedAt() {
    System.out.println(Instant.now());
    return new Date();
  }
}
