package io.kefuflow.customer;

/**
 * A customer has another level than before, or a file now is that of a customer with another level;
 * published in the transaction that changes it, once for each file of the customer.
 *
 * @param customerId the file, under which cases are kept
 */
public record CustomerLevelChanged(long customerId, CustomerLevel level) {}
