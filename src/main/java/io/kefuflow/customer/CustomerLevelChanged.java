package io.kefuflow.customer;

/**
 * All files of a customer have this level from now on. Published in the transaction of the change,
 * so that what was promised of the customer's cases follows.
 *
 * @param customerId of the file that is kept
 */
public record CustomerLevelChanged(long customerId, CustomerLevel level) {}
