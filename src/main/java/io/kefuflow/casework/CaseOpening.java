package io.kefuflow.casework;

import java.time.Instant;

/**
 * What is known of a case when it is opened. Fields as in {@link ServiceCase}.
 *
 * @param status {@link CaseStatus#OPEN}, or {@link CaseStatus#ARCHIVED} for a case that was settled
 *     elsewhere
 */
public record CaseOpening(
    Procedure procedure,
    CaseStatus status,
    Long customerId,
    String category,
    Channel channel,
    String matter,
    String location,
    Instant receivedAt,
    String source,
    String externalNumber,
    CaseNumber openedFrom) {}
