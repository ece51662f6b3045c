package io.kefuflow.customer;

import java.time.Instant;

/**
 * An entry of the history of a customer file. Never changed or removed.
 *
 * @param file the file that it belongs to; another one than the customer's where files were merged
 * @param by user id, {@link io.kefuflow.shared.Actor#SYSTEM} for the application itself
 * @param item what changed, Chinese
 * @param before null when there was nothing
 * @param after null when nothing is left
 */
public record CustomerChange(
    long file, Instant at, String by, String item, String before, String after) {}
