package io.kefuflow.conventions.sample.order.persistence;

import io.kefuflow.conventions.sample.order.Orders;

/** The repository's implementation. */
public class JdbcOrders implements Orders {}
