package io.kefuflow.casework;

/**
 * A case has ended; published in the transaction that ends it.
 *
 * @param status {@link CaseStatus#CLOSED} or {@link CaseStatus#WITHDRAWN}
 */
public record CaseEnded(CaseNumber number, CaseStatus status) {}
