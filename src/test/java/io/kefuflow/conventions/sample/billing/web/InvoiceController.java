package io.kefuflow.conventions.sample.billing.web;

import io.kefuflow.conventions.sample.order.Order;

/** Closes the cycle between the two features. */
public class InvoiceController {
  Order order;
}
