package io.kefuflow.customer;

import java.time.Instant;

/**
 * One kind of information about a customer.
 *
 * @param file the file that it stands in; another one than the customer's where files were merged
 * @param text up to {@value #LONGEST_TEXT} characters
 * @param changedBy user id of who changed it last
 */
public record Section(
    long file, InformationKind kind, String text, Instant changedAt, String changedBy) {

  public static final int LONGEST_TEXT = 2000;
}
