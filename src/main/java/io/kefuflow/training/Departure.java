package io.kefuflow.training;

import java.time.Instant;

/**
 * Somebody has left the company.
 *
 * @param employee user id
 * @param notedBy user id
 */
public record Departure(String employee, Instant leftAt, String notedBy) {}
