package io.kefuflow.conventions.sample.shared;

import io.kefuflow.conventions.sample.order.Order;

class Formatter {
  Order order;
}
