package io.kefuflow.customer;

import java.time.Instant;

/**
 * What a customer decided last on one kind of message.
 *
 * @param given true when they agreed, false when they took it back or refused
 * @param recordedBy user id
 * @param channel code of the way on which they said so
 */
public record Consent(
    ConsentKind kind, boolean given, Instant decidedAt, String recordedBy, String channel) {}
