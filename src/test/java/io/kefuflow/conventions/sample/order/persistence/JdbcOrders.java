package io.kefuflow.conventions.sample.order.persistence;

/** A store. */
public class JdbcOrders {}
