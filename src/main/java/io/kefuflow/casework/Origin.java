package io.kefuflow.casework;

import static io.kefuflow.shared.InvalidInputException.requiredText;

/**
 * Where a case was first registered. (source, external number) makes an intake idempotent. Checks
 * itself.
 *
 * @param source system or file kind, up to 60 characters
 * @param externalNumber the number there, up to 60 characters
 * @param settled whether it was settled there: kept for history, not worked on
 * @param deadlinesFromReceipt whether our deadlines count from the receipt there; else from the
 *     registration here
 */
public record Origin(
    String source, String externalNumber, boolean settled, boolean deadlinesFromReceipt) {

  private static final int LONGEST = 60;

  public Origin {
    source = requiredText("source", "来源", source, LONGEST);
    externalNumber = requiredText("externalNumber", "外部编号", externalNumber, LONGEST);
  }
}
