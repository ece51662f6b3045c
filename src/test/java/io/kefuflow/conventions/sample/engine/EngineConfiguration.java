package io.kefuflow.conventions.sample.engine;

import io.kefuflow.conventions.sample.order.Order;

class EngineConfiguration {
  Order order;
}
