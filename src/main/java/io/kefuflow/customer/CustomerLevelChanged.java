package io.kefuflow.customer;

/** A customer has another level than before; published in the transaction that changes it. */
public record CustomerLevelChanged(long customerId, CustomerLevel level) {}
