package io.kefuflow.casework;

import java.time.Instant;

/**
 * A case as it stands.
 *
 * @param customerId null when the customer is not known (import without contact data)
 * @param severity null until rated
 * @param matter what the customer said
 * @param location where it concerns, null when not known
 * @param receivedAt when the customer reported it
 * @param openedAt when it was registered here
 * @param openedBy user id, null for the system
 * @param closedAt null while open
 * @param outcome how it ended, the code of the end event, null while open
 * @param source system that it came from, null when registered here
 * @param externalNumber number in that system, unique within it
 * @param repeatOf earlier case on the same matter, null when none
 * @param openedFrom case in which this one came up, null when it came in by itself
 * @param handler user id of whoever handles or last handled it, null when nobody did
 * @param reopenCount how often the customer reopened it
 * @param urgeCount how often the customer urged (催单)
 */
public record ServiceCase(
    CaseNumber number,
    Procedure procedure,
    CaseStatus status,
    Long customerId,
    String category,
    Severity severity,
    Channel channel,
    String matter,
    String location,
    Instant receivedAt,
    Instant openedAt,
    String openedBy,
    Instant closedAt,
    String outcome,
    String source,
    String externalNumber,
    CaseNumber repeatOf,
    CaseNumber openedFrom,
    String handler,
    int reopenCount,
    int urgeCount) {

  private static final int LONGEST_IN_LISTS = 100;

  /**
   * The beginning of the matter for lists: customers' texts have telephone, account and identity
   * numbers and addresses in them.
   */
  public String maskedMatter() {
    String hidden =
        matter
            .replaceAll("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+", "***@***")
            .replaceAll("(\\d{3})[\\d -]*\\d{4,}[\\dXx]?", "$1****");
    return hidden.length() <= LONGEST_IN_LISTS
        ? hidden
        : hidden.substring(0, LONGEST_IN_LISTS) + "…";
  }
}
