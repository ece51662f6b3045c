package io.kefuflow.business;

/**
 * What the business system did for an order.
 *
 * @param orderNumber number in the business system
 * @param kind code of the business that it says it carried out, which may be the wrong one
 * @param answer what it answered, shortened, for the record
 */
public record Booking(String orderNumber, String kind, String answer) {}
