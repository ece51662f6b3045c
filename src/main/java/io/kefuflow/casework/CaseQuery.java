package io.kefuflow.casework;

import java.time.Instant;

/**
 * Which cases, and which page of them. Every criterion may be null: any.
 *
 * @param text part of number, matter or external number
 * @param receivedFrom inclusive
 * @param receivedTo exclusive
 * @param page from 0
 * @param size 1 to {@value #LARGEST_PAGE}
 */
public record CaseQuery(
    Procedure procedure,
    CaseStatus status,
    Severity severity,
    String category,
    Channel channel,
    Long customerId,
    String source,
    String text,
    Instant receivedFrom,
    Instant receivedTo,
    int page,
    int size) {

  public static final int LARGEST_PAGE = 200;

  public CaseQuery {
    page = Math.max(0, page);
    size = Math.min(LARGEST_PAGE, Math.max(1, size));
  }
}
