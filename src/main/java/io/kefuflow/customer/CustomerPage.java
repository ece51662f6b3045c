package io.kefuflow.customer;

import java.util.List;

/**
 * A page of customers, newest file first.
 *
 * @param total how many customers match in all
 */
public record CustomerPage(List<Customer> customers, long total, int page, int size) {}
